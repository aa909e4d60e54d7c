import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { offerAnswered } from '@passerelle/contracts'
import { endRecording } from '@passerelle/telemetry'
import { startRecording } from '@passerelle/telemetry/recording'
import { startTraceCollector, type TestPerson, type TraceCollector, testClient, until } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

inOrder()

/** A match told in one house: the school proposes, the contact decides from the mail, the candidate answers. */
let network: Network
let collector: TraceCollector
let matching: Matching
let ines: TestPerson
let matchId: string
/** The four links of the mail, in its order: profile, job, accept, refuse (HU-10). */
let links: string[]

beforeAll(async () => {
  collector = await startTraceCollector()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = collector.url
  process.env.OTEL_BSP_SCHEDULE_DELAY = '100'
  startRecording()
  network = await startNetwork()
  matching = await startMatching(network)
  const candidate = { firstName: 'Inès', lastName: 'Marchand', email: 'ines@example.org' }
  const proposed = await matching.propose(candidate)
  ines = proposed.person
  matchId = proposed.matchId
}, 120_000)
afterAll(async () => {
  await network?.[Symbol.asyncDispose]()
  await endRecording()
  await collector[Symbol.asyncDispose]()
})

const toCamille = () =>
  network.mails().filter(({ to, text }) => to.includes('camille@example.org') && text.includes('/l/'))
const open = (link: string, init: RequestInit = {}) =>
  fetch(`${network.url}/l/${link}`, { redirect: 'manual', ...init })
const press = (link: string, fields: Record<string, string>) =>
  open(link, { method: 'POST', body: new URLSearchParams(fields) })

async function stateNow(): Promise<{ state: string; journal: { channel: string; subject: string; action: string }[] }> {
  const query = 'query ($id: ID!) { match(id: $id) { state journal(first: 100) { nodes { channel subject action } } } }'
  const { match } = await matching.helene.query(query, { id: matchId })
  return { ...match, journal: match.journal.nodes }
}

test('HU-07 no mail before the candidate accepts, and then one', async () => {
  expect(toCamille()).toEqual([])
  await matching.act(ines, 'answerOffer', 'Match { state }', { matchId, accept: true })
  expect(toCamille()).toHaveLength(1)
})

test('HU-08 with its links it goes to the contact alone', () => {
  const withLinks = network.mails().filter(({ text }) => text.includes('/l/'))
  expect(withLinks.map(({ to }) => to)).toEqual([['camille@example.org']])
})

test('HU-10 it has exactly four links', () => {
  links = tokensIn(toCamille()[0]!.text)
  expect(new Set(links).size).toBe(4)
  expect(links).toHaveLength(4)
})

test('BY-08 scanners that open every link, again and again, change nothing', async () => {
  const before = await stateNow()
  for (const link of links) {
    const agents = ['Mozilla/5.0', 'Barracuda', 'SafeLinks/1.0']
    expect((await open(link, { method: 'HEAD' })).status).toBe(200)
    for (const agent of agents) expect((await open(link, { headers: { 'user-agent': agent } })).status).toBe(200)
  }
  await network.settle()
  expect(await stateNow()).toEqual(before)
})

test('GQ-07 a page loads nothing, is never kept, and tells no one where it was opened', async () => {
  const response = await open(links[1]!)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('referrer-policy')).toBe('no-referrer')
})

test('HU-10 each link opens its page, in which what people wrote is escaped', async () => {
  const html = await (await open(links[1]!)).text()
  expect(html).toContain('Ingénieure &lt;logiciel&gt;')
  expect(html).toContain('À Nantes.')
  expect(html).toContain('lang="fr"')
  expect(await (await open(`${links[1]}?lang=en`)).text()).toContain('lang="en"')
  expect(await (await open(links[0]!)).text()).toContain('Inès Marchand')
})

test('HU-13 the contact refuses with one press', async () => {
  expect((await press(links[3]!, {})).status).toBe(303)
  await network.settle()
  expect((await stateNow()).state).toBe('COMPANY_REFUSED')
})

test('HU-30 to accept, a date and a time are needed', async () => {
  const missing = await press(links[2]!, { date: '', time: '' })
  expect(missing.status).toBe(400)
  expect(await missing.text()).toContain('Indiquez une date et une heure')
})

test('HU-15 the contact changes his mind, and both decisions are in the journal with their channel', async () => {
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
  const { match } = await ines.query(query, { id: matchId })
  const answer = { matchId, round: match.appointment.round, accept: true }
  await matching.act(ines, 'answerAppointment', 'Match { state }', answer)
  const { match: after } = await ines.query(query, { id: matchId })
  expect(after.interview).toMatchObject({ status: 'CONFIRMED', origin: 'MATCH', match: { id: matchId } })
  for (const person of [ines, matching.camille]) {
    const { myAgenda } = await person.query('{ myAgenda { edges { node { id } } } }')
    expect(myAgenda.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([after.interview.id])
  }
  const invited = network.mails().filter(({ calendar }) => calendar?.method === 'REQUEST')
  expect(invited.map(({ to }) => to[0]).sort()).toEqual(['camille@example.org', 'ines@example.org'])
})

test('Q11 the school reads who meets when and how it stands, and nothing of what is between them', async () => {
  const shown = `standingInterview {
    status slot { startsAt } event { id } talentName candidate { name } recruiterName interview { id } }`
  const query = `query ($id: ID!) { match(id: $id) { appointment { startsAt } ${shown} } }`
  const { match } = await matching.helene.query(query, { id: matchId })
  expect(match.standingInterview).toEqual({
    ...{ status: 'CONFIRMED', slot: { startsAt: match.appointment.startsAt }, event: null },
    ...{ talentName: 'Inès Marchand', candidate: { name: 'Inès Marchand' }, recruiterName: 'Camille Roux' },
    interview: null,
  })
  for (const person of [ines, matching.camille]) {
    const { match: own } = await person.query(query, { id: matchId })
    expect(own.standingInterview).toMatchObject({ status: 'CONFIRMED', interview: { id: expect.any(String) } })
  }
})

test('PE-25 a colleague who recruits reads the profile, the interviews with the company and the answers in one query', async () => {
  const mine = await ines.query(
    `query ($id: ID!) { match(id: $id) { candidate { id } employer { id } interview { id invitation { id } } } }`,
    { id: matchId },
  )
  const { candidate, employer, interview } = mine.match
  const answer = { invitationId: interview.invitation.id, response: 'ACCEPTED', comment: 'Avec plaisir' }
  await matching.act(ines, 'answerInvitation', 'Invitation { response }', answer)
  const colleague = { employerId: employer.id, email: 'thomas@example.org', name: 'Thomas Lefebvre', role: 'RECRUITER' }
  await matching.act(matching.camille, 'addEmployerUser', 'EmployerUser { id }', colleague)
  const thomas = await network.as('thomas@example.org', { name: 'Thomas Lefebvre' })
  const query = `query ($id: ID!) { candidate(id: $id) { name programme
    interviews { nodes { id status recruiterName talentInvitation { response origin answeredAt comment } } } } }`
  const asked = await thomas.query(query, { id: candidate.id })
  const given = { response: 'ACCEPTED', origin: 'INTERFACE', answeredAt: expect.any(String), comment: null }
  const met = { id: interview.id, status: 'CONFIRMED', recruiterName: 'Camille Roux', talentInvitation: given }
  expect(asked).toEqual({
    candidate: { name: 'Inès Marchand', programme: 'Informatique', interviews: { nodes: [met] } },
  })
})

test('HU-03 the contact finds the match by signing in with his own account; another account, none and a link’s token do not', async () => {
  const { schoolId, camille } = matching
  const query = 'query ($schoolId: ID!) { me { name } myMatches(schoolId: $schoolId) { edges { node { id } } } }'
  const found = async (person: TestPerson) => {
    const { me, myMatches } = await person.query(query, { schoolId })
    return [me.name, myMatches.edges.map(({ node }: { node: { id: string } }) => node.id)]
  }
  expect(await found(camille)).toEqual(['Camille Roux', [matchId]])
  const other = await network.as('oscar@example.org', { name: 'Oscar Owner' })
  expect(await found(other)).toEqual(['Oscar Owner', []])
  for (const authorization of [undefined, `Bearer ${links[2]}`]) {
    const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
    const body = JSON.stringify({ query, variables: { schoolId } })
    expect((await fetch(`${network.url}/graphql`, { method: 'POST', headers, body })).status).toBe(401)
  }
})

test('HU-16 after the candidate’s answer the links still open, and decide nothing any more', async () => {
  const page = await open(links[3]!)
  expect(page.status).toBe(200)
  expect(await page.text()).not.toContain('<form')
  expect((await press(links[3]!, {})).status).toBe(303)
  await network.settle()
  expect((await stateNow()).state).toBe('APPOINTMENT_ACCEPTED')
})

test('GQ-03 matchChanged tells school, contact and candidate at the gateway, and no other candidate', async () => {
  const { schoolId, helene, camille, act, propose } = matching
  const yanis = await propose({ firstName: 'Yanis', lastName: 'Benali', email: 'yanis@example.org' })
  // The job's title is of another subgraph than the change.
  const query = 'subscription ($schoolId: ID!) { matchChanged(schoolId: $schoolId) { id job { title } } }'
  const listen = (person: TestPerson) => person.subscribe<{ matchChanged: object }>(query, { schoolId }).next()
  let overheard = false
  listen(ines).then(
    ({ value }) => (overheard ||= Boolean(value)),
    () => {},
  )
  const concerned = [helene, camille, yanis.person].map(listen)
  let told = 0
  for (const next of concerned) void next.then(() => told++)
  // A socket does not say when it listens: something happens again and again until everybody has heard of it.
  for (let times = 0; told < concerned.length && times < 20; times++) {
    const answer = { matchId: yanis.matchId, accept: times % 2 === 0 }
    await act(yanis.person, 'answerOffer', 'Match { state }', answer)
  }
  for (const next of concerned) {
    const { value } = await next
    expect(value).toEqual({ matchChanged: { id: yanis.matchId, job: { title: 'Ingénieure <logiciel>' } } })
  }
  expect(overheard).toBe(false)
}, 60_000)

test('HU-18 a damaged link says so and where to go, in the language of the browser', async () => {
  const damaged = await open(`${links[0]!.slice(0, -1)}${links[0]!.endsWith('A') ? 'B' : 'A'}`)
  expect(damaged.status).toBe(404)
  expect(await damaged.text()).toContain('Ce lien n’est pas valide')
  const english = await open('x', { headers: { 'accept-language': 'en-GB,en' } })
  expect(await english.text()).toContain('This link is not valid')
})

test('EV-05 one trace: from a client through gateway, service, log and a reaction elsewhere to the mail', async () => {
  const zoe = { firstName: 'Zoé', lastName: 'Petit', email: 'zoe@example.org' }
  const { matchId } = await matching.propose(zoe)
  const [traceId, client] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7']
  const headers = {
    authorization: await network.identity.bearerFor({ email: zoe.email, name: 'Zoé Petit' }),
    traceparent: `00-${traceId}-${client}-01`,
  }
  const before = toCamille().length
  await matching.act(testClient(network.url).with(headers), 'answerOffer', 'Match { state }', { matchId, accept: true })
  expect(toCamille().length).toBe(before + 1)
  const ofTrace = () => collector.spans.filter((span) => span.traceId === traceId)
  await until('the mail in the trace', () => ofTrace().some(({ name }) => name === 'send mail'))
  await until('the request in the trace', () => ofTrace().some(({ parentSpanId }) => parentSpanId === client))
  const way: string[] = []
  let at = ofTrace().find(({ name }) => name === 'send mail')
  for (let next = at; next; next = ofTrace().find(({ spanId }) => spanId === next?.parentSpanId)) {
    way.push(next.name)
    at = next
  }
  const topic = offerAnswered.topic
  expect(way).toEqual([
    'send mail',
    `process ${topic}`,
    `publish ${topic}`,
    'POST /graphql',
    'POST matchmaking',
    'POST /graphql',
  ])
  expect(at?.parentSpanId).toBe(client)
}, 60_000)

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
