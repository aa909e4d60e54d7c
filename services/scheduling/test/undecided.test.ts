import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type EventState, interviewCancelled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { createOrm } from '@passerelle/persistence'
import { type TestClaims, until } from '@passerelle/testkit'
import { type Fair, opening, say, startFair } from './fair.ts'
import { agenda, colleague, hired } from './planning.ts'

type Host = Awaited<ReturnType<Fair['host']>>

let fair: Fair
let event: EventState
let camille: Host
let ines: Awaited<ReturnType<Fair['talent']>>
beforeAll(async () => {
  fair = await startFair()
})
beforeEach(async () => {
  fair.clock.set('2026-11-22T09:00:00Z')
  event = await fair.event()
  camille = await fair.host(event, { bookingMode: 'DIRECT' })
  await employed(true)
  ines = await fair.talent(event)
})
afterAll(() => fair[Symbol.asyncDispose]())

const employed = (active: boolean) =>
  hired(fair, { id: camille.user, employerId: camille.employer, personId: camille.sub, role: 'RECRUITER' }, active)
const admin = (): TestClaims => ({
  sub: newId('per'),
  employers: [{ employer: camille.employer, user: newId('eus'), role: 'ADMIN' }],
})
const booked = async (slot = 0, talent = ines) =>
  (await say(fair, talent, 'bookSlot', { hostId: camille.hostId, startsAt: camille.slots[slot] })).id as string
const statusOf = async (id: string, who: TestClaims = ines) =>
  (
    await fair.api
      .as(who)
      .query('query ($id: ID!) { interview(id: $id) { status sequence history { nodes { by } } } }', { id })
  ).interview
async function at(instant: string) {
  fair.clock.set(instant)
  await fair.settled()
}

test('SI-04 (part) what nobody has decided a day before its start is cancelled, and not a second before', async () => {
  const id = await booked()
  await employed(false)
  // The slot is at nine in Paris.
  await at('2026-12-02T07:59:59Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CONFIRMED' })
  const heard = await fair.hears([interviewCancelled])
  await at('2026-12-02T08:00:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED', sequence: 1 })
  expect((await statusOf(id)).history.nodes.at(-1)).toEqual({ by: null })
  await until('the cancellation to be told', () => heard.length > 0)
  expect(heard[0]!.data).toMatchObject({ id, changedBy: null, reason: null, cancellationCause: 'RECRUITER_LEFT' })
  expect(await agenda(fair, ines)).toEqual([])
})

test('SI-04 (part) who leaves on the day before leaves two hours to decide', async () => {
  const id = await booked()
  await at('2026-12-02T20:00:00Z')
  await employed(false)
  await at('2026-12-02T21:59:59Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CONFIRMED' })
  await at('2026-12-02T22:00:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED' })
})

test('SI-04 (part) who leaves within the hour before leaves nothing to decide: it is cancelled at once', async () => {
  const id = await booked()
  await at('2026-12-03T07:30:00Z')
  await employed(false)
  await fair.settled()
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED' })
})

test('SI-04 (part) what is in a colleague’s hands by then takes place, and so does that of somebody who has come back', async () => {
  const other = await colleague(fair, camille.employer, 'Nina Petit', 'RECRUITER')
  await say(fair, other, 'openAvailability', opening(event))
  const id = await booked()
  await employed(false)
  await say(fair, admin(), 'reassignInterview', { interviewId: id, employerUserId: other.user })
  await at('2026-12-02T08:00:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CONFIRMED' })

  fair.clock.set('2026-11-22T09:00:00Z')
  await employed(true)
  await say(fair, camille, 'openAvailability', opening(event, { bookingMode: 'DIRECT' }))
  const hers = await booked(3, await fair.talent(event, 'Hugo'))
  await employed(false)
  await employed(true)
  await at('2026-12-02T10:00:00Z')
  expect(await agenda(fair, camille)).toMatchObject([{ id: hers }])
})

test('SI-04 (part) a request that waits with somebody who has left is cancelled a day before the fair ends, and gives its credit back', async () => {
  event = await fair.event({ creditsPerParticipant: 1 })
  camille = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const other = await fair.host(event, {}, 'Zoé Albert', 'Éole')
  await employed(true)
  await fair.registers(event, ines)
  const { id } = await say(fair, ines, 'requestInterview', { hostId: camille.hostId, message: 'Bonjour' })
  await employed(false)
  await at('2026-12-02T10:59:59Z')
  expect(await statusOf(id)).toMatchObject({ status: 'REQUESTED' })
  await at('2026-12-02T11:00:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED', sequence: 0 })
  const again = await say(fair, ines, 'requestInterview', { hostId: other.hostId, message: 'Bonjour' })
  expect(again).toMatchObject({ status: 'REQUESTED' })
})

test('SI-04 (part) a booking that crosses the leaving waits for a decision like what was there before', async () => {
  const id = await booked()
  await employed(false)
  // As if it had been made at that moment: nothing is due of it.
  const orm = await createOrm({ url: fair.database.url, entities: [], migrations: [] })
  await orm.em.fork().execute('truncate due')
  await orm.close()
  await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: camille.slots[2] })
  await fair.settled()
  await at('2026-12-02T08:40:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED' })
})

test('SI-04 (part) moved further away by its talent, it is cancelled a day before its new start', async () => {
  const id = await booked(0)
  await employed(false)
  await say(fair, ines, 'rescheduleInterview', { interviewId: id, startsAt: camille.slots[3] })
  await fair.settled()
  await at('2026-12-02T08:30:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CONFIRMED' })
  await at('2026-12-02T09:00:00Z')
  expect(await statusOf(id)).toMatchObject({ status: 'CANCELLED' })
})

test('SI-04 (part) those who run the company see what has no recruiter any more, and nobody else does', async () => {
  const ids = [await booked(1), await booked(0, await fair.talent(event, 'Hugo Blanc'))]
  const query = `query ($id: ID!) { _entities(representations: [{ __typename: "Employer", id: $id }]) { ... on Employer {
    interviewsWithoutRecruiter { totalCount nodes { interviewId status talentName recruiterName } } } } }`
  const list = async (who: TestClaims) =>
    (await fair.api.as(who).query(query, { id: camille.employer }))._entities[0].interviewsWithoutRecruiter
  expect(await list(admin())).toEqual({ totalCount: 0, nodes: [] })
  await employed(false)
  expect(await list(admin())).toMatchObject({
    totalCount: 2,
    nodes: [
      { interviewId: ids[1], status: 'CONFIRMED', talentName: 'Hugo Blanc', recruiterName: 'Camille Roux' },
      { interviewId: ids[0] },
    ],
  })
  for (const who of [ines, camille]) expect(await list(who)).toBeNull()
})
