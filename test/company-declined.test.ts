import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { type Matching, startMatching } from './matching.ts'
import { type Network, startNetwork } from './network.ts'

/** What follows when a school declines a company with which its candidates are under way, as each of them sees it at the gateway. */
let network: Network
let matching: Matching
let approvalId: string
let made = 0

beforeAll(async () => {
  network = await startNetwork()
  matching = await startMatching(network)
  const { employer } = await matching.camille.query(
    'query ($id: ID!) { employer(id: $id) { approvals { nodes { id } } } }',
    {
      id: matching.employerId,
    },
  )
  approvalId = employer.approvals.nodes[0].id
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

/** The school approves the company again, and its job. */
beforeEach(async () => {
  const query = `query ($id: ID!, $job: ID!) { job(id: $job) { reviews { id state } }
    school(id: $id) { approvals(filter: { states: [DECLINED] }) { nodes { id } } } }`
  const { job, school } = await matching.helene.query(query, { id: matching.schoolId, job: matching.jobId })
  for (const { id } of school.approvals.nodes) {
    await matching.act(matching.helene, 'approveEmployer', 'Approval { id }', { approvalId: id })
  }
  const [review] = job.reviews
  if (review.state === 'APPROVED') return
  await matching.act(matching.helene, 'approveJob', 'JobReview { id }', { jobReviewId: review.id })
})

const decline = () =>
  matching.act(matching.helene, 'declineEmployer', 'Approval { id state }', { approvalId, reason: 'Trop de plaintes.' })

async function offered(firstName: string) {
  return matching.propose({ firstName, lastName: 'Marchand', email: `talent${++made}@example.org` })
}

/** A match whose appointment, so many days from now, is an interview. */
async function agreed(firstName: string, days: number) {
  const { act, camille } = matching
  const { person, matchId } = await offered(firstName)
  await act(person, 'answerOffer', 'Match { id }', { matchId, accept: true })
  const startsAt = new Date(Date.now() + days * 86_400_000)
  await act(camille, 'acceptCandidate', 'Match { id }', { matchId, startsAt, durationMinutes: 30 })
  await act(person, 'answerAppointment', 'Match { id }', { matchId, round: 1, accept: true })
  return { person, matchId, interviewId: (await read(person, matchId)).interview.id as string }
}

async function read(who: TestPerson, id: string) {
  const query = `query ($id: ID!) { match(id: $id) { state interview { id status cancellationCause }
    journal(first: 100) { nodes { action } } } }`
  return (await who.query(query, { id })).match
}

const standing = async () => {
  const query = `query ($id: ID!) { school(id: $id) { approvals { nodes { standingInterviews { nodes { interviewId talentName } } } } } }`
  const { school } = await matching.anne.query(query, { id: matching.schoolId })
  return school.approvals.nodes[0].standingInterviews.nodes
}

const cancel = (interviewIds: string[]) =>
  matching.act(matching.anne, 'cancelStandingInterviews', 'StandingInterviewsCancelled { cancelledCount }', {
    ...{ approvalId, interviewIds },
  })

const noticesOf = async (who: TestPerson): Promise<string[]> => {
  const { myNotices } = await who.query('{ myNotices(first: 100) { nodes { kind } } }')
  return myNotices.nodes.map(({ kind }: { kind: string }) => kind)
}

test('SI-09 open offers of the company’s jobs end with a decline, and who waited is told', async () => {
  const { person, matchId } = await offered('Inès')
  await decline()
  const { state, journal } = await read(person, matchId)
  expect([state, journal.nodes.at(-1)]).toEqual(['JOB_OVER', { action: 'JOB_OVER' }])
  expect(await noticesOf(person)).toContain('MATCH_ENDED')
})

test('SI-09 what was confirmed stands after a decline, and staff with MANAGE_EVENTS are shown it, though a colleague declined', async () => {
  const { person, matchId, interviewId } = await agreed('Yanis', 3)
  await decline()
  expect((await read(person, matchId)).interview).toMatchObject({ status: 'CONFIRMED' })
  expect(await noticesOf(matching.anne)).toContain('INTERVIEWS_LEFT_STANDING')
  expect(await standing()).toContainEqual({ interviewId, talentName: 'Yanis Marchand' })
})

test('SI-09 whoever was to meet is told that the school has cancelled, and why, but not in which words it declined', async () => {
  const { person, matchId, interviewId } = await agreed('Zoé', 4)
  await decline()
  const before = network.mails().length
  expect(await cancel([interviewId])).toEqual({ __typename: 'StandingInterviewsCancelled', cancelledCount: 1 })
  expect(await standing()).not.toContainEqual(expect.objectContaining({ interviewId }))
  const { interview, state } = await read(person, matchId)
  expect([interview, state]).toEqual([
    { id: interviewId, status: 'CANCELLED', cancellationCause: 'EMPLOYER_DECLINED' },
    'JOB_OVER',
  ])
  for (const who of [person, matching.camille]) expect(await noticesOf(who)).toContain('INTERVIEW_CANCELLED')
  const words = network
    .mails()
    .slice(before)
    .map(({ text }) => text)
  expect(words.join()).not.toContain('Trop de plaintes.')
})

test('SI-09 a company that is approved again goes on with what was not taken away, and with nothing else', async () => {
  const [kept, ended] = [await agreed('Léo', 5), await offered('Max')]
  await decline()
  await matching.act(matching.helene, 'approveEmployer', 'Approval { id }', { approvalId })
  expect(await standing()).toEqual([])
  expect((await read(kept.person, kept.matchId)).interview).toMatchObject({ status: 'CONFIRMED' })
  expect((await read(ended.person, ended.matchId)).state).toBe('JOB_OVER')
})
