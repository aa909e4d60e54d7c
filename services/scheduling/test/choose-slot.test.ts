import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const oneSlot = { days: [{ date: '2026-12-03', from: '09:00', to: '09:20' }] }

test('TS-26 the host accepts, the talent chooses a slot and confirms in one act', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const request = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  expect(request).toMatchObject({ status: 'REQUESTED', sentBy: 'TALENT', viewerActions: ['CANCEL'], slot: null })
  const accepted = await say(fair, host, 'acceptRequest', { interviewId: request.id })
  expect(accepted).toMatchObject({ id: request.id, status: 'IN_SCHEDULING', viewerActions: ['REASSIGN', 'CANCEL'] })
  const confirmed = await say(fair, ines, 'chooseSlot', { interviewId: request.id, startsAt: host.slots[1] })
  expect(confirmed).toMatchObject({
    id: request.id,
    status: 'CONFIRMED',
    slot: { startsAt: '2026-12-03T08:20:00.000Z', endsAt: '2026-12-03T08:40:00.000Z' },
    sequence: 0,
    timeZone: 'Europe/Paris',
    viewerActions: ['RESCHEDULE', 'CANCEL'],
    talentName: 'Inès Marchand',
    recruiterName: 'Camille Roux',
    companyName: 'Cosling',
    history: { nodes: [{ by: 'TALENT' }, { by: 'RECRUITER' }, { by: 'TALENT' }] },
  })
})

test('TS-26 the recruiter cannot choose for the talent, and nobody chooses for a request that is not accepted', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const { id } = await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
  const tooEarly = await say(fair, ines, 'chooseSlot', { interviewId: id, startsAt: host.slots[0] })
  expect(tooEarly).toMatchObject({ __typename: 'WrongState', status: 'REQUESTED' })
  await say(fair, host, 'acceptRequest', { interviewId: id })
  const byHost = await say(fair, host, 'chooseSlot', { interviewId: id, startsAt: host.slots[0] })
  expect(byHost).toMatchObject({ __typename: 'ActionRefused', code: 'FORBIDDEN' })
})

test('TS-27 a request stays in scheduling while all slots are taken, and picking answers NO_SLOT_AVAILABLE', async () => {
  const event = await fair.event()
  const host = await fair.host(event, oneSlot)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const [first, second] = [await fair.accepted(host, ines), await fair.accepted(host, hugo)]
  const [startsAt] = host.slots
  expect(await say(fair, ines, 'chooseSlot', { interviewId: first, startsAt })).toMatchObject({ status: 'CONFIRMED' })
  const late = await say(fair, hugo, 'chooseSlot', { interviewId: second, startsAt })
  expect(late).toMatchObject({ __typename: 'NoSlotAvailable', code: 'NO_SLOT_AVAILABLE' })
  const { interview } = await fair.api
    .as(hugo)
    .query('query ($id: ID!) { interview(id: $id) { status } }', { id: second })
  expect(interview.status).toBe('IN_SCHEDULING')
  const offered = await say(fair, host, 'offerInterview', {
    hostId: host.hostId,
    candidateId: (await fair.talent(event, 'Zoé Petit')).candidates[0]!.candidate,
    message: 'Votre profil nous plaît',
  })
  expect(offered).toMatchObject({ status: 'REQUESTED', sentBy: 'RECRUITER' })
})

test('TS-28 a slot that is given back can be picked at once by somebody in scheduling, and the counter follows', async () => {
  const event = await fair.event()
  const host = await fair.host(event, oneSlot)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const [first, second] = [await fair.accepted(host, ines), await fair.accepted(host, hugo)]
  const [startsAt] = host.slots
  const openSlots = async () => {
    const asked = await fair.api
      .as(hugo)
      .query('query ($id: ID!) { host(id: $id) { openSlotCount } }', { id: host.hostId })
    return asked.host.openSlotCount
  }
  expect(await openSlots()).toBe(1)
  await say(fair, ines, 'chooseSlot', { interviewId: first, startsAt })
  expect(await openSlots()).toBe(0)
  await say(fair, host, 'cancelInterview', { interviewId: first, reason: 'Malade' })
  expect(await openSlots()).toBe(1)
  const picked = await say(fair, hugo, 'chooseSlot', { interviewId: second, startsAt })
  expect(picked).toMatchObject({ status: 'CONFIRMED', slot: { startsAt } })
})

test('TS-30 a taken slot is refused with the next free ones; one that is not on offer too', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const [first, second] = [await fair.accepted(host, ines), await fair.accepted(host, hugo)]
  const [startsAt] = host.slots
  await say(fair, ines, 'chooseSlot', { interviewId: first, startsAt })
  const taken = await say(fair, hugo, 'chooseSlot', { interviewId: second, startsAt })
  expect(taken).toMatchObject({ __typename: 'SlotTaken', code: 'SLOT_TAKEN' })
  expect(taken.nextFreeSlots.map((slot: { startsAt: string }) => slot.startsAt)).toEqual(host.slots.slice(1, 6))
  const between = await say(fair, hugo, 'chooseSlot', { interviewId: second, startsAt: '2026-12-03T08:10:00Z' })
  expect(between).toMatchObject({ __typename: 'SlotNotOffered', code: 'SLOT_NOT_OFFERED' })
  expect(between.nextFreeSlots).toHaveLength(5)
})

test('TS-30 a talent who is busy at that time is told when, and the slot stays free', async () => {
  const event = await fair.event()
  const [cosling, bravo] = [await fair.host(event), await fair.host(event, {}, 'Luc Bravo', 'Bravo')]
  const ines = await fair.talent(event)
  const [first, second] = [await fair.accepted(cosling, ines), await fair.accepted(bravo, ines)]
  const [startsAt, next] = cosling.slots
  await say(fair, ines, 'chooseSlot', { interviewId: first, startsAt })
  const busy = await say(fair, ines, 'chooseSlot', { interviewId: second, startsAt })
  expect(busy).toMatchObject({ __typename: 'TimeConflict', code: 'TIME_CONFLICT', busyFrom: startsAt, busyTo: next })
  const hugo = await fair.talent(event, 'Hugo Blanc')
  const other = await fair.accepted(bravo, hugo)
  expect(await say(fair, hugo, 'chooseSlot', { interviewId: other, startsAt })).toMatchObject({ status: 'CONFIRMED' })
})

test('TS-12 a talent who has left the event cannot choose a slot', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const interviewId = await fair.accepted(host, ines)
  await fair.registers(event, ines, false)
  const refused = await say(fair, ines, 'chooseSlot', { interviewId, startsAt: host.slots[0] })
  expect(refused).toMatchObject({ __typename: 'NotRegistered' })
})
