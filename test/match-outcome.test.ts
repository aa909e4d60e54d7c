import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { type Matching, startMatching } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

/** What becomes of a match whose appointment is an interview, as the school, the candidate and the contact see it at the gateway. */
let network: Network
let matching: Matching
/** Added to the time, so that appointments end meanwhile. */
let ahead = 0
const now = () => new Date(Date.now() + ahead)
const minute = 60_000

beforeAll(async () => {
  network = await startNetwork({ clock: now })
  matching = await startMatching(network)
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

/** A match whose appointment, in a few minutes, is an interview. */
async function agreed(firstName: string) {
  const { act, camille } = matching
  const email = `${firstName.normalize('NFD').replace(/\W/g, '').toLowerCase()}@example.org`
  const { person, matchId } = await matching.propose({ firstName, lastName: 'Marchand', email })
  await act(person, 'answerOffer', 'Match { id }', { matchId, accept: true })
  const startsAt = new Date(now().getTime() + 3 * minute)
  await act(camille, 'acceptCandidate', 'Match { id }', { matchId, startsAt, durationMinutes: 10 })
  await act(person, 'answerAppointment', 'Match { id }', { matchId, round: 1, accept: true })
  const { candidate, interview } = await read(person, matchId)
  return { person, matchId, candidateId: candidate.id as string, interviewId: interview.id as string }
}

async function read(who: TestPerson, id: string) {
  const query = `query ($id: ID!) { match(id: $id) { state viewerActions candidate { id } interview { id }
    standingInterview { status } journal(first: 100) { nodes { action subject authorName comment } } } }`
  return (await who.query(query, { id })).match
}

const anew = (candidateId: string) =>
  matching.act(matching.helene, 'proposeMatch', 'Match { id state }', { candidateId, jobId: matching.jobId })

/** What the school's feed and its notices tell of a match. */
async function toldToSchool(matchId: string): Promise<{ feed: string[]; notices: string[] }> {
  const query = `query ($id: ID!) { school(id: $id) { feed(first: 100) { nodes { type match { id } } } }
    myNotices(first: 100) { nodes { kind match { id } } } }`
  const { school, myNotices } = await matching.helene.query(query, { id: matching.schoolId })
  const about = (nodes: { match: { id: string } | null }[]) => nodes.filter(({ match }) => match?.id === matchId)
  return {
    feed: about(school.feed.nodes).map((entry) => (entry as never as { type: string }).type),
    notices: about(myNotices.nodes).map((notice) => (notice as never as { kind: string }).kind),
  }
}

test('HU-38 an interview that is over ends its match: journal, notice and feed of the school say so, and the pair can be matched anew', async () => {
  const { person, matchId, candidateId } = await agreed('Inès')
  ahead += 15 * minute
  await network.settle()
  for (const who of [matching.helene, matching.camille, person]) {
    const { state, viewerActions, journal } = await read(who, matchId)
    expect([state, viewerActions]).toEqual(['INTERVIEW_HELD', []])
    expect(journal.nodes.at(-1)).toMatchObject({ action: 'INTERVIEW_HELD', subject: 'SYSTEM', authorName: null })
  }
  const told = await toldToSchool(matchId)
  expect(told.feed.at(-1)).toBe('MATCH_INTERVIEW_HELD')
  expect(told.notices).toContain('MATCH_INTERVIEW_HELD')
  expect(await anew(candidateId)).toMatchObject({ state: 'PROPOSED' })
})

test('HU-38 an interview that the candidate cancels gives the match back to the company, who is told, without the reason', async () => {
  const { person, matchId, interviewId } = await agreed('Yanis')
  const before = network.mails().length
  await matching.act(person, 'cancelInterview', 'Interview { id }', { interviewId, reason: 'Un examen.' })
  const { state, standingInterview, journal } = await read(matching.helene, matchId)
  expect([state, standingInterview.status]).toEqual(['CANDIDATE_ACCEPTED', 'CANCELLED'])
  const step = { action: 'INTERVIEW_CANCELLED', subject: 'CANDIDATE', authorName: 'Yanis Marchand', comment: null }
  expect(journal.nodes.at(-1)).toEqual(step)
  const subjects = network
    .mails()
    .slice(before)
    .map(({ to, subject }) => `${to}: ${subject}`)
  expect(subjects).toContain('camille@example.org: Proposer une autre date à Yanis Marchand : Ingénieure <logiciel>')
  expect(await toldToSchool(matchId)).toMatchObject({ notices: expect.arrayContaining(['MATCH_INTERVIEW_CANCELLED']) })
  expect((await read(matching.camille, matchId)).viewerActions).toEqual(['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
})

test('HU-38 staff end a match whose interview was cancelled, and put the pair in touch anew', async () => {
  const { person, matchId, candidateId, interviewId } = await agreed('Zoé')
  await matching.act(matching.camille, 'cancelInterview', 'Interview { id }', { interviewId })
  await matching.act(matching.helene, 'endMatch', 'Match { id }', { matchId, comment: 'Le poste est pourvu.' })
  expect((await read(person, matchId)).state).toBe('ENDED')
  const ended = network.mails().filter(({ subject }) => subject.startsWith('Mise en relation terminée'))
  expect(ended.map(({ to }) => to[0]).sort()).toEqual(['camille@example.org', 'zoe@example.org'])
  expect((await toldToSchool(matchId)).feed.at(-1)).toBe('MATCH_ENDED')
  expect(await anew(candidateId)).toMatchObject({ state: 'PROPOSED' })
})

const readNoShows = 'Interview { noShows { side by } } ... on StandingInterview { noShows { side by } }'

test('HU-38 a candidate who was alone says so: the match goes on though it was told as over, and the company is told twice, of the no-show and of its turn', async () => {
  const { person, matchId, interviewId } = await agreed('Léo')
  ahead += 15 * minute
  await network.settle()
  expect((await read(person, matchId)).state).toBe('INTERVIEW_HELD')
  const before = network.mails().length
  const { noShows } = await matching.act(person, 'reportNoShow', readNoShows, { interviewId })
  expect(noShows).toEqual([{ side: 'RECRUITER', by: 'TALENT' }])
  const { state, standingInterview, journal } = await read(matching.helene, matchId)
  expect([state, standingInterview.status]).toEqual(['CANDIDATE_ACCEPTED', 'COMPLETED'])
  const step = { action: 'INTERVIEW_MISSED', subject: 'CANDIDATE', authorName: 'Léo Marchand', comment: null }
  expect(journal.nodes.at(-1)).toEqual(step)
  const mails = network.mails().slice(before)
  expect(mails.map(({ to, subject }) => `${to}: ${subject.split(',')[0]}`).sort()).toEqual([
    'camille@example.org: Absence signalée : entretien avec Léo Marchand',
    'camille@example.org: Proposer une autre date à Léo Marchand : Ingénieure <logiciel>',
  ])
  const told = await toldToSchool(matchId)
  expect([told.feed.at(-1), told.notices[0]]).toEqual(['MATCH_INTERVIEW_MISSED', 'MATCH_INTERVIEW_MISSED'])
  expect((await read(matching.camille, matchId)).viewerActions).toEqual(['ACCEPT_CANDIDATE', 'REFUSE_CANDIDATE'])
})

test('HU-38 staff who see to events say that a candidate did not come, and take it back: the interview was held', async () => {
  const { person, matchId, interviewId } = await agreed('Maya')
  ahead += 5 * minute
  await network.settle()
  const said = { interviewId, absent: 'TALENT' }
  const { noShows } = await matching.act(matching.anne, 'reportNoShow', readNoShows, said)
  expect(noShows).toEqual([{ side: 'TALENT', by: null }])
  ahead += 10 * minute
  await network.settle()
  const missed = await read(matching.helene, matchId)
  expect([missed.state, missed.journal.nodes.at(-1)]).toMatchObject([
    'CANDIDATE_ACCEPTED',
    { action: 'INTERVIEW_MISSED', subject: 'SCHOOL', authorName: 'Anne Morel' },
  ])
  const before = network.mails().length
  await matching.act(matching.anne, 'withdrawNoShow', readNoShows, said)
  const { state, journal } = await read(person, matchId)
  const actions = journal.nodes.slice(-2).map(({ action }: { action: string }) => action)
  expect([state, actions]).toEqual(['INTERVIEW_HELD', ['STEPPED_BACK', 'INTERVIEW_HELD']])
  const mails = network.mails().slice(before)
  expect(mails.map(({ to, subject }) => `${to}: ${subject.split(',')[0]}`)).toEqual([
    'maya@example.org: Absence retirée : entretien avec Camille Roux (Atelier Boréal)',
  ])
})
