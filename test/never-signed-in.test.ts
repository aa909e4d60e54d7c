import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inOrder } from '@passerelle/testkit/in-order'
import { type Matching, startMatching, tokensIn } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

inOrder()

/** A candidate of whom the school knows an address answers by links alone, is invited, and signs in at last. */
let network: Network
let matching: Matching
let matchId: string
const email = 'zoe.blanc@example.org'

beforeAll(async () => {
  network = await startNetwork()
  matching = await startMatching(network)
  const file = {
    firstName: 'Zoé',
    lastName: 'Blanc',
    email,
    birthDate: '2003-05-06',
    campaign: '2026',
    programme: 'Droit',
  }
  const { schoolId, jobId, helene } = matching
  const { id: candidateId } = await matching.act(helene, 'enrolCandidate', 'Candidate { id }', { schoolId, ...file })
  matchId = (await matching.act(helene, 'proposeMatch', 'Match { id }', { candidateId, jobId })).id
}, 120_000)
afterAll(() => network?.[Symbol.asyncDispose]())

const toZoe = () => network.mails().filter(({ to }) => to.includes(email))
const open = (token: string, init: RequestInit = {}) =>
  fetch(`${network.url}/l/${token}`, { redirect: 'manual', ...init })

/** Presses a button of the page behind the only link of the newest mail, with what is hidden in its form. */
async function press(fields: Record<string, string>): Promise<string> {
  const [token, ...more] = tokensIn(toZoe().at(-1)!.text)
  expect(more).toEqual([])
  const page = await (await open(token!)).text()
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name, value]): [string, string] => [name!, value!],
  )
  const body = new URLSearchParams([...hidden, ...Object.entries(fields)])
  const pressed = await open(token!, { method: 'POST', body })
  expect(pressed.status).toBe(303)
  await network.settle()
  return (await open(pressed.headers.get('location')!.replace('/l/', ''))).text()
}
const match = async () =>
  (
    await matching.helene.query(
      `query ($id: ID!) { match(id: $id) { state interview { id } journal(first: 100) { nodes { subject author { id } authorName channel } } } }`,
      { id: matchId },
    )
  ).match

test('PE-28 an offer reaches who has never signed in by the address of the file, and is answered by its link', async () => {
  expect(toZoe().map(({ subject }) => subject)).toEqual([
    'Votre dossier de candidat : École Rive Gauche',
    expect.stringContaining('École Rive Gauche vous propose une offre'),
  ])
  expect(await press({ accept: 'yes', comment: 'Avec plaisir.' })).toContain('Vous avez accepté cette offre')
  const { state, journal } = await match()
  expect(state).toBe('CANDIDATE_ACCEPTED')
  expect(journal.nodes.at(-1)).toEqual({ subject: 'CANDIDATE', author: null, authorName: null, channel: 'MAIL' })
})

test('BY-08 the page of an offer changes nothing until a button is pressed', async () => {
  const before = await match()
  const [token] = tokensIn(toZoe().at(-1)!.text)
  for (const method of ['GET', 'HEAD']) expect((await open(token!, { method })).status).toBe(200)
  expect((await open(token!, { method: 'POST', body: new URLSearchParams({ accept: 'maybe' }) })).status).toBe(400)
  await network.settle()
  expect(await match()).toEqual(before)
})

test('Q10 an appointment that who has never signed in accepts by its link becomes an interview, which is invited', async () => {
  const startsAt = new Date(Date.now() + 20 * 86_400_000).toISOString()
  const appointment = { matchId, startsAt, durationMinutes: 45, place: '12 rue Haute, Lyon' }
  await matching.act(matching.camille, 'acceptCandidate', 'Match { id }', appointment)
  expect(toZoe().at(-1)!.subject).toContain('Atelier Boréal vous propose un rendez-vous')
  const page = await press({ accept: 'yes' })
  expect(page).toContain('Vous avez accepté ce rendez-vous.')
  const { myAgenda } = await matching.camille.query('{ myAgenda { nodes { id status talent { id } talentName } } }')
  expect(myAgenda.nodes).toMatchObject([{ status: 'CONFIRMED', talent: null, talentName: 'Zoé Blanc' }])
  expect((await match()).state).toBe('APPOINTMENT_ACCEPTED')
  expect(toZoe().at(-1)!.calendar).toMatchObject({ method: 'REQUEST' })
})

test('PE-28 what was answered by link is the person’s at sign-in, and nothing is asked or sent again', async () => {
  const [token] = tokensIn(toZoe().at(-1)!.text)
  await open(token!, { method: 'POST', body: new URLSearchParams({ response: 'ACCEPTED' }) })
  await network.settle()
  const before = toZoe().length
  const zoe = await network.as(email, { name: 'Zoé Blanc' })
  await zoe.query('{ me { id } }')
  await network.settle()
  const { myAgenda } = await zoe.query(
    '{ myAgenda { nodes { match { id } viewerSide invitation { response origin } } } }',
  )
  expect(myAgenda.nodes).toEqual([
    { match: { id: matchId }, viewerSide: 'TALENT', invitation: { response: 'ACCEPTED', origin: 'LINK' } },
  ])
  expect(toZoe()).toHaveLength(before)
  expect((await open(token!)).status).toBe(200)
})
