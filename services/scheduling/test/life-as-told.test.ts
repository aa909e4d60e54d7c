import { afterAll, beforeAll, expect, test } from '@jest/globals'
import {
  eventCancelled,
  interviewAccepted,
  interviewCancelled,
  interviewCompleted,
  interviewConfirmed,
  interviewRejected,
  interviewRequested,
  interviewRescheduled,
} from '@passerelle/contracts'
import { settle, until } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const facts = [
  interviewRequested,
  interviewAccepted,
  interviewRejected,
  interviewConfirmed,
  interviewRescheduled,
  interviewCancelled,
  interviewCompleted,
]
const hears = () => fair.hears(facts)
/** The log hands on what it has a moment after it has it. */
const arrived = (heard: unknown[], count: number) => until(`${count} events to arrive`, () => heard.length >= count)
type Heard = Awaited<ReturnType<typeof hears>>
const told = (heard: Heard, id: string) =>
  heard
    .filter(({ aggregateId }) => aggregateId === id)
    .map(({ type, aggregateVersion, data, actor }) => [
      type.split('.')[2],
      aggregateVersion,
      data.status,
      data.sequence,
      data.changedBy,
      actor,
    ])

test('EV-01 each step is told once, in order, with the whole state and its author', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const heard = await hears()
  const interviewId = await fair.accepted(host, ines)
  await say(fair, ines, 'chooseSlot', { interviewId, startsAt: host.slots[0] })
  await say(fair, host, 'rescheduleInterview', { interviewId, startsAt: host.slots[1] })
  await say(fair, ines, 'rescheduleInterview', { interviewId, startsAt: host.slots[1] })
  await say(fair, ines, 'cancelInterview', { interviewId, reason: 'Malade' })
  await say(fair, ines, 'cancelInterview', { interviewId })
  await fair.settled()
  await arrived(heard, 5)
  expect(told(heard, interviewId)).toEqual([
    ['interview-requested', 1, 'REQUESTED', 0, ines.sub, ines.sub],
    ['interview-accepted', 2, 'IN_SCHEDULING', 0, host.sub, host.sub],
    ['interview-confirmed', 3, 'CONFIRMED', 0, ines.sub, ines.sub],
    ['interview-rescheduled', 4, 'CONFIRMED', 1, host.sub, host.sub],
    ['interview-cancelled', 5, 'CANCELLED', 2, ines.sub, ines.sub],
  ])
  expect(heard.at(-1)?.data).toMatchObject({
    eventName: 'Forum des entreprises',
    companyName: 'Cosling',
    talentName: 'Inès Marchand',
    recruiterName: 'Camille Roux',
    slot: { startsAt: host.slots[1], endsAt: host.slots[2] },
    timeZone: 'Europe/Paris',
    message: 'Bonjour',
    reason: 'Malade',
  })
})

test('EV-01 what is refused is not told', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const [ines, hugo] = await fair.talents(event, 2)
  const heard = await hears()
  const book = (who: { sub: string }) => say(fair, who, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  const { id } = await book(ines!)
  await book(hugo!)
  await fair.settled()
  await say(fair, ines!, 'cancelInterview', { interviewId: id })
  await arrived(heard, 2)
  expect(heard.map(({ aggregateId }) => aggregateId)).toEqual([id, id])
})

test('an interview is completed once its slot has ended, once, by nobody, also with two processes at it', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const talents = await fair.talents(event, 3)
  const ids = []
  for (const [i, talent] of talents.entries()) {
    ids.push((await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[i] })).id)
  }
  const heard = await hears()
  const second = await fair.start()
  try {
    fair.clock.set(host.slots[2]!)
    await settle(fair.service, second)
  } finally {
    fair.clock.set('2026-11-22T09:00:00Z')
    await second.close()
  }
  await arrived(heard, 2)
  expect(ids.map((id) => told(heard, id))).toEqual([
    [['interview-completed', 2, 'COMPLETED', 0, null, undefined]],
    [['interview-completed', 2, 'COMPLETED', 0, null, undefined]],
    [],
  ])
})

test('a fair that is called off takes its open interviews along, by whom it was, and frees everybody’s time', async () => {
  const [event, other] = [await fair.event(), await fair.event()]
  const [camille, luc] = [await fair.host(event), await fair.host(other, { bookingMode: 'DIRECT' }, 'Luc', 'Bravo')]
  const ines = await fair.talent(event)
  await fair.registers(other, ines)
  const interviewId = await fair.accepted(camille, ines)
  await say(fair, ines, 'chooseSlot', { interviewId, startsAt: camille.slots[0] })
  const booking = { hostId: luc.hostId, startsAt: camille.slots[0] }
  expect(await say(fair, ines, 'bookSlot', booking)).toMatchObject({ __typename: 'TimeConflict' })
  const heard = await hears()
  await fair.rest.says(eventCancelled, { ...event, state: 'CANCELLED' })
  await fair.settled()
  await arrived(heard, 1)
  expect(told(heard, interviewId)).toMatchObject([['interview-cancelled', 4, 'CANCELLED', 1, null, undefined]])
  expect(await say(fair, ines, 'bookSlot', booking)).toMatchObject({ status: 'CONFIRMED' })
})
