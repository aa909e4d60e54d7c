import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { fill } from '../operate/fill.ts'
import { inDatabase } from './in-database.ts'
import { type Matching, startMatching } from './matching.ts'
import { type Network, type ServiceName, startNetwork } from './network.ts'

/**
 * A house whose rows are as an older version left them, which did nothing about those who leave and jobs that are over: what
 * stands was put under them when they had gone, without a word to anybody.
 */
let network: Network
let house: Matching
let theo: TestPerson
let candidateId: string
let colleagues: Record<'nina' | 'theo', string>
beforeAll(async () => {
  network = await startNetwork()
  house = await startMatching(network)
  theo = await network.as('theo@example.org', { name: 'Théo Lang' })
  colleagues = {
    nina: await joins('Nina Kessler', 'nina@example.org'),
    theo: await joins('Théo Lang', 'theo@example.org'),
  }
  await house.act(house.camille, 'removeEmployerUser', 'EmployerUser { id }', { employerUserId: colleagues.theo })
  const met = await house.propose({ firstName: 'Inès', lastName: 'Marchand', email: 'ines@example.org' })
  await house.act(met.person, 'answerOffer', 'Match { id }', { matchId: met.matchId, accept: true })
  const { match } = await met.person.query('query ($id: ID!) { match(id: $id) { candidate { id } } }', {
    id: met.matchId,
  })
  candidateId = match.candidate.id
}, 180_000)
afterAll(() => network?.[Symbol.asyncDispose]())

async function joins(name: string, email: string): Promise<string> {
  const user = { employerId: house.employerId, email, name, role: 'RECRUITER' }
  return (await house.act(house.camille, 'addEmployerUser', 'EmployerUser { id }', user)).id
}

const change = (service: ServiceName, sql: string, values: unknown[]) =>
  inDatabase(network.databases[service], (db) => db.query(sql, values))

async function filled(service: ServiceName, projection: string): Promise<void> {
  const run = await fill([service, projection, '--database', network.databases[service]], network.eventLog)
  expect(run).toMatchObject({ code: 0 })
  await network.settle()
}

async function kindsOf(person: TestPerson, kind: string): Promise<number> {
  const { myNotices } = await person.query('{ myNotices(first: 100) { nodes { kind } } }')
  return myNotices.nodes.filter((notice: { kind: string }) => notice.kind === kind).length
}

/** An interview that Camille has planned, with Nina. */
async function planned(startsAt: string): Promise<string> {
  const input = { employerId: house.employerId, candidateId, startsAt, interviewerIds: [colleagues.nina] }
  return (await house.act(house.camille, 'planInterview', 'Interview { id }', input)).id
}

const inDays = (days: number) => new Date(Math.ceil(Date.now() / 60_000) * 60_000 + days * 86_400_000).toISOString()
const me = async (person: TestPerson) => (await person.query('{ me { id } }')).me.id as string

test('HU-38 (part) a match whose job was over before that ended matches ends when jobs are filled, and is told once', async () => {
  const { person, matchId } = await house.propose({ firstName: 'Léo', lastName: 'Blin', email: 'leo@example.org' })
  const offer = { title: 'Analyste', kind: 'PERMANENT', description: 'À Nantes.', schoolIds: [house.schoolId] }
  const job = await house.act(house.camille, 'postJob', 'Job { id reviews { id } }', {
    employerId: house.employerId,
    ...offer,
  })
  await house.act(house.helene, 'approveJob', 'JobReview { id }', { jobReviewId: job.reviews[0].id })
  await house.act(house.camille, 'closeJob', 'Job { id }', { jobId: job.id })
  await change('matchmaking', 'update match set job_id = $2 where id = $1', [matchId, job.id])
  await change('matchmaking', `update job_projection set over_at = '{}' where id = $1`, [job.id])
  for (let times = 1; times <= 2; times++) {
    await filled('matchmaking', 'job_projection')
    const { match } = await person.query('query ($id: ID!) { match(id: $id) { state } }', { id: matchId })
    expect([match.state, await kindsOf(person, 'MATCH_ENDED')]).toEqual(['JOB_OVER', 1])
  }
})

test('SI-04 (part) who left before that was heard is one more interviewer of nothing once users are filled, and that is told once', async () => {
  const id = await planned(inDays(20))
  const [gone, there] = [await me(theo), await me(await network.as('nina@example.org'))]
  await change(
    'scheduling',
    `update interview set interviewers = replace(replace(interviewers::text, $3, $2), 'Nina Kessler', 'Théo Lang')::jsonb where id = $1`,
    [id, gone, there],
  )
  await change('scheduling', 'update occupancy set occupant_id = $2 where interview_id = $1 and occupant_id = $3', [
    id,
    gone,
    there,
  ])
  for (let times = 1; times <= 2; times++) {
    await filled('scheduling', 'employer_user_projection')
    const { interview } = await house.camille.query(
      'query ($id: ID!) { interview(id: $id) { status interviewers { name } } }',
      { id },
    )
    expect(interview).toEqual({ status: 'CONFIRMED', interviewers: [] })
    expect(await kindsOf(house.camille, 'INTERVIEWER_LEFT')).toBe(1)
  }
})

test('SI-04 (part) of whom left before that was told those who run the company hear once users are filled, once', async () => {
  const id = await planned(inDays(25))
  const gone = await me(theo)
  await change('scheduling', `update interview set recruiter = $2, recruiter_name = 'Théo Lang' where id = $1`, [
    id,
    gone,
  ])
  await change(
    'notifications',
    `update interview_projection set recruiter = $2,
       state = state || jsonb_build_object('recruiter', $2::text, 'recruiterName', 'Théo Lang') where id = $1`,
    [id, gone],
  )
  for (let times = 1; times <= 2; times++) {
    await filled('scheduling', 'employer_user_projection')
    await filled('notifications', 'employer_user_projection')
    expect(await kindsOf(house.camille, 'COLLEAGUE_LEFT')).toBe(1)
    const waiting = await inDatabase(network.databases.scheduling, (db) =>
      db.query(`select key from due where kind = 'interview-undecided'`),
    )
    expect(waiting.rows).toEqual([{ key: id }])
  }
})
