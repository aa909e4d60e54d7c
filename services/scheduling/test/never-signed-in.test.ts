import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { MikroORM } from '@mikro-orm/postgresql'
import { interviewCancelled, interviewTalentLinked } from '@passerelle/contracts'
import { type CandidateId, newId, type PersonId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { type TestClaims, until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'
import { interviewFields } from './operations.ts'
import { acceptedMatch, agenda, answered, enrolled, signsIn } from './planning.ts'

let fair: Fair
let orm: MikroORM
beforeAll(async () => {
  fair = await startFair()
  orm = await createOrm({ url: fair.database.url, entities: [], migrations: [] })
})
afterAll(async () => {
  await orm.close()
  await fair[Symbol.asyncDispose]()
})

const at = '2026-12-10T13:30:00.000Z'
const later = '2026-12-10T15:00:00.000Z'

const recruiter = async () => fair.recruiter(await fair.event())
const neverSignedIn = async () => (await enrolled(fair, null)).candidateId as CandidateId
const plan = (who: Awaited<ReturnType<typeof recruiter>>, candidateId: string, startsAt = at) =>
  say(fair, who, 'planInterview', { employerId: who.employer, candidateId, startsAt, durationMinutes: 45 })
const linked = async (candidateId: CandidateId, personId?: PersonId) => {
  const person = await signsIn(fair, candidateId, personId)
  await fair.settled()
  return person
}
const read = async (who: TestClaims, id: string) => {
  const document = `query ($id: ID!) { interview(id: $id) { ${interviewFields} cancellationCause } }`
  return (await fair.api.as(who).query(document, { id })).interview
}

test('PE-28 an interview is planned with a candidate who has never signed in', async () => {
  const [camille, candidateId] = [await recruiter(), await neverSignedIn()]
  const planned = await plan(camille, candidateId)
  const known = { candidate: { id: candidateId }, talent: null, talentName: 'Inès Marchand' }
  expect(planned).toMatchObject({ status: 'CONFIRMED', ...known })
  expect(await agenda(fair, camille)).toMatchObject([{ id: planned.id }])
})

test('PE-28 the time of who has never signed in is taken under the file', async () => {
  const [camille, luc, candidateId] = [await recruiter(), await recruiter(), await neverSignedIn()]
  await plan(camille, candidateId)
  expect(await plan(luc, candidateId)).toMatchObject({ __typename: 'TimeConflict', busyFrom: null })
  expect(await plan(luc, candidateId, later)).toMatchObject({ status: 'CONFIRMED' })
})

test('PE-28 an interview with who has never signed in is moved and cancelled, and gives the time back', async () => {
  const [camille, luc, candidateId] = [await recruiter(), await recruiter(), await neverSignedIn()]
  const { id: interviewId } = await plan(camille, candidateId)
  const moved = await say(fair, camille, 'rescheduleInterview', { interviewId, startsAt: later })
  expect(moved).toMatchObject({ slot: { startsAt: later } })
  expect(await plan(luc, candidateId)).toMatchObject({ status: 'CONFIRMED' })
  await say(fair, camille, 'cancelInterview', { interviewId })
  expect(await plan(await recruiter(), candidateId, later)).toMatchObject({ status: 'CONFIRMED' })
})

test('PE-28 at sign-in interviews that were planned with the file are the person’s, also those that are over', async () => {
  const [camille, candidateId] = [await recruiter(), await neverSignedIn()]
  const [open, over] = [await plan(camille, candidateId), await plan(camille, candidateId, later)]
  await say(fair, camille, 'cancelInterview', { interviewId: over.id })
  const ines = await linked(candidateId)
  expect(await agenda(fair, ines)).toMatchObject([{ id: open.id, viewerSide: 'TALENT', slot: { startsAt: at } }])
  expect(await read(camille, open.id)).toMatchObject({ status: 'CONFIRMED', sequence: 0, talent: { id: ines.sub } })
  expect(await read(ines, over.id)).toMatchObject({ status: 'CANCELLED', viewerSide: 'TALENT' })
})

test('PE-28 at sign-in the time that was taken under the file is the person’s', async () => {
  const [camille, luc, candidateId] = [await recruiter(), await recruiter(), await neverSignedIn()]
  const { id: interviewId } = await plan(camille, candidateId)
  const ines = await linked(candidateId)
  const elsewhere = (await enrolled(fair, ines.sub)).candidateId
  expect(await plan(luc, elsewhere)).toMatchObject({ __typename: 'TimeConflict' })
  expect(await say(fair, ines, 'rescheduleInterview', { interviewId, startsAt: later })).toMatchObject({
    slot: { startsAt: later },
  })
  expect(await plan(luc, elsewhere)).toMatchObject({ status: 'CONFIRMED' })
})

test('PE-28 others hear that an interview has its person', async () => {
  const [camille, candidateId] = [await recruiter(), await neverSignedIn()]
  const { id } = await plan(camille, candidateId)
  const heard = await fair.hears([interviewTalentLinked])
  const { sub } = await linked(candidateId)
  await until('the link to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.id, data.talent, data.status])).toEqual([[id, sub, 'CONFIRMED']])
})

test('PE-28 whoever plans after the sign-in meets the person', async () => {
  const [camille, candidateId] = [await recruiter(), await neverSignedIn()]
  const { sub } = await linked(candidateId)
  expect(await plan(camille, candidateId)).toMatchObject({ talent: { id: sub } })
})

/** A person who has something at one time, and a file that turns out to be theirs. */
async function twice() {
  const person = newId('per')
  const ownFile = (await enrolled(fair, person)).candidateId
  return { person, ownFile, file: await neverSignedIn(), camille: await recruiter(), luc: await recruiter() }
}

test('PE-28 taken as the file and as the person, what was planned later with the file is cancelled', async () => {
  const { person, ownFile, file, camille, luc } = await twice()
  const first = await plan(luc, ownFile)
  fair.clock.advance(1_000)
  const second = await plan(camille, file)
  const heard = await fair.hears([interviewCancelled])
  const ines = await linked(file, person)
  expect(await agenda(fair, ines)).toMatchObject([{ id: first.id }])
  const cancelled = { status: 'CANCELLED', cancellationCause: 'DOUBLE_BOOKED', sequence: 1, talent: { id: person } }
  for (const who of [ines, camille]) expect(await read(who, second.id)).toMatchObject(cancelled)
  await until('the cancellation to be told', () => heard.length > 0)
  expect(heard.map(({ data }) => [data.id, data.cancellationCause])).toEqual([[second.id, 'DOUBLE_BOOKED']])
})

test('PE-28 taken as the file and as the person, what the person agreed upon later is cancelled', async () => {
  const { person, ownFile, file, camille, luc } = await twice()
  const first = await plan(camille, file)
  fair.clock.advance(1_000)
  const second = await plan(luc, ownFile)
  const ines = await linked(file, person)
  expect(await agenda(fair, ines)).toMatchObject([{ id: first.id }])
  expect(await read(luc, second.id)).toMatchObject({ status: 'CANCELLED', cancellationCause: 'DOUBLE_BOOKED' })
  expect(await agenda(fair, luc)).toEqual([])
})

test('PE-28 what only touches stands, and so does everything at other times', async () => {
  const { person, ownFile, file, camille, luc } = await twice()
  await plan(luc, ownFile)
  await plan(camille, file, '2026-12-10T14:15:00.000Z')
  const ines = await linked(file, person)
  expect(await agenda(fair, ines)).toHaveLength(2)
})

test('PE-28 nobody meets himself: an interview whose recruiter turns out to be the candidate is cancelled', async () => {
  const [camille, candidateId] = [await recruiter(), await neverSignedIn()]
  const { id } = await plan(camille, candidateId)
  await linked(candidateId, camille.sub)
  expect(await read(camille, id)).toMatchObject({ status: 'CANCELLED', cancellationCause: 'DOUBLE_BOOKED' })
  expect(await agenda(fair, camille)).toEqual([])
})

test('PE-28 word of the person may come before that of the file, and again', async () => {
  const match = acceptedMatch({ candidatePersonId: null })
  await answered(fair, match)
  const ines = await linked(match.candidateId)
  await linked(match.candidateId, ines.sub)
  expect(await agenda(fair, ines)).toHaveLength(1)
})

/** What is taken twice, or under a file whose person is known, by everybody. */
function doubles(): Promise<object[]> {
  return orm.em.fork().execute(`
    select i.id, i.talent, c.person_id from interview i join candidate_projection c on c.id = i.talent where c.person_id is not null
      and i.recruiter <> c.person_id
    union all
    select o.interview_id, o.occupant_id, c.person_id from occupancy o join candidate_projection c on c.id = o.occupant_id
      where c.person_id is not null
    union all
    select i.id, i.talent, 'takes no time' from interview i where i.status = 'CONFIRMED' and not exists (
      select from occupancy o where o.interview_id = i.id and o.occupant_id = i.talent
        and o.during = tstzrange(i.starts_at, i.ends_at))`)
}

test('PE-28 planning and signing in at one moment, many times over: nobody is taken twice, and nothing is lost', async () => {
  const { person, ownFile, camille, luc } = await twice()
  const ines = { sub: person }
  const slots = Array.from(
    { length: 12 },
    (_, hour) => `2026-12-${11 + Math.floor(hour / 6)}T${10 + (hour % 6)}:00:00.000Z`,
  )
  let [refused, cancelled] = [0, 0]
  for (const [round, startsAt] of slots.entries()) {
    const file = await neverSignedIn()
    const taken = round % 2 === 0
    if (taken) await plan(luc, ownFile, startsAt)
    fair.clock.advance(1_000)
    const [answer] = await Promise.all([plan(camille, file, startsAt), signsIn(fair, file, person)])
    await fair.settled()
    const then = (await agenda(fair, ines)).filter(({ slot }) => slot.startsAt === startsAt)
    expect([round, then.length]).toEqual([round, 1])
    if (!taken) expect([then[0].id, then[0].status]).toEqual([answer.id, 'CONFIRMED'])
    else if (answer.code) refused++
    else {
      expect(await read(camille, answer.id)).toMatchObject({ status: 'CANCELLED', cancellationCause: 'DOUBLE_BOOKED' })
      cancelled++
    }
    expect(await doubles()).toEqual([])
  }
  expect(refused + cancelled).toBe(6)
})

test('PE-28 moving and signing in at one moment, many times over: nobody is taken twice', async () => {
  const { person, ownFile, camille, luc } = await twice()
  for (let round = 0; round < 8; round++) {
    const day = 14 + round
    const [first, second] = [`2026-12-${day}T09:00:00.000Z`, `2026-12-${day}T11:00:00.000Z`]
    const file = await neverSignedIn()
    await plan(luc, ownFile, second)
    fair.clock.advance(1_000)
    const { id: interviewId } = await plan(camille, file, first)
    await Promise.all([
      say(fair, camille, 'rescheduleInterview', { interviewId, startsAt: second }),
      signsIn(fair, file, person),
    ])
    await fair.settled()
    const then = (await agenda(fair, { sub: person })).filter(({ slot }) => slot.startsAt === second)
    expect([round, then.length]).toEqual([round, 1])
    expect(await doubles()).toEqual([])
  }
})
