import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { mutation } from '../scripts/client/mutation.ts'
import { type Network, startNetwork } from './network.ts'

/** A match told in one house: the school proposes, the contact decides from the mail, the candidate answers. */
let network: Network
const people = {} as Record<'helene' | 'camille' | 'ines', TestPerson>
const made = {} as Record<'school' | 'employer' | 'job' | 'candidate' | 'match', string>
/** The four links of the mail, in its order: profile, job, accept, refuse (HU-10). */
let links: string[]

// biome-ignore lint/suspicious/noExplicitAny: a test looks into the answer it asked for
async function act(person: TestPerson, field: string, success: string, input: object): Promise<any> {
  const { result } = await person.query(mutation(field, success), { input })
  if (result.code) throw new Error(`${field}: ${result.code} ${result.message}`)
  await network.settle()
  return result
}

beforeAll(async () => {
  network = await startNetwork()
  const permissions = ['APPROVE_EMPLOYERS', 'APPROVE_JOBS', 'MANAGE_CANDIDATES', 'MANAGE_MATCHES'] as const
  const helene = { email: 'helene@example.org', name: 'Hélène Garnier', permissions: [...permissions] }
  made.school = await network.registerSchool({
    name: 'École Rive Gauche',
    city: 'Paris',
    timeZone: 'Europe/Paris',
    staff: [helene],
  })
  people.helene = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  people.camille = await network.as('camille@example.org', { name: 'Camille Roux' })
  people.ines = await network.as('ines@example.org', { name: 'Inès Marchand' })
  const schoolId = made.school
  const company = { name: 'Atelier Boréal', registrationNumber: '732 829 320 00074', city: 'Nantes' }
  made.employer = (await act(people.camille, 'registerEmployer', 'Employer { id }', company)).id
  const approval = await act(people.camille, 'requestApproval', 'Approval { id }', {
    employerId: made.employer,
    schoolId,
  })
  await act(people.helene, 'approveEmployer', 'Approval { id }', { approvalId: approval.id })
  const job = { employerId: made.employer, title: 'Ingénieure <logiciel>', kind: 'PERMANENT', schoolIds: [schoolId] }
  const posted = await act(people.camille, 'postJob', 'Job { id reviews { id } }', { ...job, description: 'À Nantes.' })
  made.job = posted.id
  await act(people.helene, 'approveJob', 'JobReview { id }', { jobReviewId: posted.reviews[0].id })
  const ines = { firstName: 'Inès', lastName: 'Marchand', email: 'ines@example.org', birthDate: '2003-05-06' }
  const enrolment = { schoolId, ...ines, campaign: '2026', programme: 'Informatique' }
  made.candidate = (await act(people.helene, 'enrolCandidate', 'Candidate { id }', enrolment)).id
  await people.ines.query('{ me { id } }')
  await network.settle()
  const proposal = { candidateId: made.candidate, jobId: made.job }
  made.match = (await act(people.helene, 'proposeMatch', 'Match { id }', proposal)).id
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const toCamille = () =>
  network.mails().filter(({ to, text }) => to.includes('camille@example.org') && text.includes('/l/'))
const open = (link: string, init: RequestInit = {}) =>
  fetch(`${network.url}/l/${link}`, { redirect: 'manual', ...init })
const press = (link: string, fields: Record<string, string>) =>
  open(link, { method: 'POST', body: new URLSearchParams(fields) })

async function stateNow(): Promise<{ state: string; journal: { channel: string; subject: string; action: string }[] }> {
  const query = 'query ($id: ID!) { match(id: $id) { state journal { channel subject action } } }'
  return (await people.helene.query(query, { id: made.match })).match
}

test('HU-07 HU-08 HU-10 no mail before the candidate accepts; then one, to the contact, with exactly four links', async () => {
  expect(toCamille()).toEqual([])
  await act(people.ines, 'answerOffer', 'Match { state }', { matchId: made.match, accept: true })
  expect(toCamille()).toHaveLength(1)
  links = [...toCamille()[0]!.text.matchAll(/\/l\/([\w-]{43})\b/g)].map(([, token]) => token!)
  expect(new Set(links).size).toBe(4)
  expect(links).toHaveLength(4)
})

test('BY-08 HU-12 Q4 scanners that open every link, again and again, change nothing', async () => {
  const before = await stateNow()
  for (const link of links) {
    const agents = ['Mozilla/5.0', 'Barracuda', 'SafeLinks/1.0']
    expect((await open(link, { method: 'HEAD' })).status).toBe(200)
    for (const agent of agents) expect((await open(link, { headers: { 'user-agent': agent } })).status).toBe(200)
  }
  await network.settle()
  expect(await stateNow()).toEqual(before)
})

test('HU-11 HU-17 a page loads nothing, is never kept, tells no one where it was opened, and escapes what people wrote', async () => {
  const response = await open(links[1]!)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  const html = await response.text()
  expect(html).toContain('Ingénieure &lt;logiciel&gt;')
  expect(html).toContain('À Nantes.')
  expect(html).toContain('lang="fr"')
  expect(await (await open(`${links[1]}?lang=en`)).text()).toContain('lang="en"')
  expect(await (await open(links[0]!)).text()).toContain('Inès Marchand')
})

test('HU-11 HU-13 HU-15 the contact refuses with one press, changes his mind, and both are told with their channel', async () => {
  expect((await press(links[3]!, {})).status).toBe(303)
  await network.settle()
  expect((await stateNow()).state).toBe('COMPANY_REFUSED')
  const missing = await press(links[2]!, { date: '', time: '' })
  expect(missing.status).toBe(400)
  expect(await missing.text()).toContain('Indiquez une date et une heure')
  const accepted = await press(links[2]!, { date: inDays(30), time: '10:00', duration: '30', comment: 'Au plaisir' })
  expect(accepted.status).toBe(303)
  await network.settle()
  const { state, journal } = await stateNow()
  expect(state).toBe('APPOINTMENT_PROPOSED')
  expect(journal.slice(-2).map(({ channel, subject }) => `${subject} ${channel}`)).toEqual([
    'COMPANY MAIL',
    'COMPANY MAIL',
  ])
})

test('Q10 the accepted appointment is a confirmed interview of both, who are invited', async () => {
  const query =
    'query ($id: ID!) { match(id: $id) { appointment { round } interview { id status origin match { id } } } }'
  const { match } = await people.ines.query(query, { id: made.match })
  const answer = { matchId: made.match, round: match.appointment.round, accept: true }
  await act(people.ines, 'answerAppointment', 'Match { state }', answer)
  const { match: after } = await people.ines.query(query, { id: made.match })
  expect(after.interview).toMatchObject({ status: 'CONFIRMED', origin: 'MATCH', match: { id: made.match } })
  for (const person of [people.ines, people.camille]) {
    const { myAgenda } = await person.query('{ myAgenda { edges { node { id } } } }')
    expect(myAgenda.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([after.interview.id])
  }
  const invited = network.mails().filter(({ calendar }) => calendar?.method === 'REQUEST')
  expect(invited.map(({ to }) => to[0]).sort()).toEqual(['camille@example.org', 'ines@example.org'])
})

test('HU-16 HU-33 after the candidate’s answer the links still open, and decide nothing any more', async () => {
  const page = await open(links[3]!)
  expect(page.status).toBe(200)
  expect(await page.text()).not.toContain('<form')
  expect((await press(links[3]!, {})).status).toBe(303)
  await network.settle()
  expect((await stateNow()).state).toBe('APPOINTMENT_ACCEPTED')
})

test('HU-18 a damaged link says so and where to go, in the language of the browser', async () => {
  const damaged = await open(`${links[0]!.slice(0, -1)}${links[0]!.endsWith('A') ? 'B' : 'A'}`)
  expect(damaged.status).toBe(404)
  expect(await damaged.text()).toContain('Ce lien n’est pas valide')
  const english = await open('x', { headers: { 'accept-language': 'en-GB,en' } })
  expect(await english.text()).toContain('This link is not valid')
})

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
