import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestClaims } from '@passerelle/testkit'
import { candidate, type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const direct = { bookingMode: 'DIRECT' }

test('TS-17 a free slot of a DIRECT recruiter is confirmed at once, without approval', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const ines = await fair.talent(event)
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[2] })
  expect(booked).toMatchObject({
    status: 'CONFIRMED',
    origin: 'BOOKING',
    sentBy: 'TALENT',
    slot: { startsAt: host.slots[2], endsAt: host.slots[3] },
    message: '',
    event: { id: event.id },
    host: { id: host.hostId },
    candidate: { id: ines.candidates[0]!.candidate },
    talent: { id: ines.sub },
    recruiter: { id: host.sub },
    employer: { id: host.employer },
  })
  const asked = await say(fair, await fair.talent(event, 'Hugo Blanc'), 'requestInterview', {
    hostId: host.hostId,
    message: 'Bonjour',
  })
  expect(asked).toMatchObject({ __typename: 'RequestNotAllowed', code: 'REQUEST_NOT_ALLOWED' })
})

test('TS-18 booking a slot of a SELECTIVE recruiter without an accepted request is refused', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const booked = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(booked).toMatchObject({ __typename: 'RequestRequired', code: 'REQUEST_REQUIRED' })
})

test('TS-16 the mode is the recruiter’s own, and may change', async () => {
  const event = await fair.event()
  const [camille, luc] = [await fair.host(event), await fair.host(event, direct, 'Luc Bravo', 'Bravo')]
  const ines = await fair.talent(event)
  expect(await say(fair, ines, 'bookSlot', { hostId: luc.hostId, startsAt: luc.slots[0] })).toMatchObject({
    status: 'CONFIRMED',
  })
  await say(fair, camille, 'configureHost', { hostId: camille.hostId, ...direct })
  expect(await say(fair, ines, 'bookSlot', { hostId: camille.hostId, startsAt: camille.slots[1] })).toMatchObject({
    status: 'CONFIRMED',
  })
})

test('TS-25 a booking answers the custom question too', async () => {
  const event = await fair.event()
  const host = await fair.host(event, { ...direct, customQuestion: 'Pourquoi nous ?' })
  const ines = await fair.talent(event)
  const input = { hostId: host.hostId, startsAt: host.slots[0] }
  expect(await say(fair, ines, 'bookSlot', input)).toMatchObject({
    __typename: 'AnswerRequired',
    question: 'Pourquoi nous ?',
  })
  const booked = await say(fair, ines, 'bookSlot', { ...input, answer: 'Vos sujets' })
  expect(booked).toMatchObject({ status: 'CONFIRMED', question: 'Pourquoi nous ?', answer: 'Vos sujets' })
})

const book = (who: { sub: string }, hostId: string, startsAt: string | undefined) =>
  say(fair, who, 'bookSlot', { hostId, startsAt })

test('TS-12 who is not registered books nothing', async () => {
  const host = await fair.host(await fair.event(), direct)
  expect(await book(candidate('Nobody'), host.hostId, host.slots[0])).toMatchObject({ __typename: 'NotRegistered' })
})

test('TS-30 a slot that is taken is refused, with the next that are free', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  await book(ines, host.hostId, host.slots[0])
  const taken = await book(hugo, host.hostId, host.slots[0])
  expect(taken).toMatchObject({ __typename: 'SlotTaken' })
  expect(taken.nextFreeSlots[0].startsAt).toBe(host.slots[1])
})

test('a talent books one slot with a recruiter, and none while he is busy', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const ines = await fair.talent(event)
  const [startsAt] = host.slots
  await book(ines, host.hostId, startsAt)
  expect(await book(ines, host.hostId, host.slots[1])).toMatchObject({ code: 'ALREADY_IN_CONTACT' })
  const other = await fair.host(event, direct, 'Luc Bravo', 'Bravo')
  expect(await book(ines, other.hostId, startsAt)).toMatchObject({ __typename: 'TimeConflict', busyFrom: startsAt })
})

test('a time that is over is no slot', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const past = await book(await fair.talent(event), host.hostId, '2026-11-21T08:00:00Z')
  expect(past).toMatchObject({ __typename: 'SlotNotOffered' })
})

test('TS-20 a slot that has begun can be booked no more', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const ines = await fair.talent(event)
  const now = fair.clock()
  fair.clock.set(new Date(Date.parse(host.slots[0]!) + 1))
  const refused = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  fair.clock.set(now)
  expect(refused).toMatchObject({ __typename: 'SlotNotOffered', code: 'SLOT_NOT_OFFERED' })
})

test('a booking costs six statements in one transaction, and who comes too late costs one', async () => {
  const event = await fair.event({ creditsPerParticipant: 5 })
  const host = await fair.host(event, direct)
  const [ines, hugo] = await fair.talents(event, 2)
  const document = `mutation ($input: BookSlotInput!) { bookSlot(input: $input) {
    ... on Interview { status slot { startsAt } } ... on Refusal { code message } } }`
  const input = { hostId: host.hostId, startsAt: host.slots[0] }
  const statementsFor = async (talent: TestClaims) => {
    fair.statements.length = 0
    const { bookSlot } = await fair.api.as(talent).query(document, { input })
    // Without those by which the service hears of its own bookings, and those that keep the answer for a repeated act.
    const own = fair.statements.filter(
      (sql) => !/inbox|journal|kept_act|employer_user_projection|left join h on/.test(sql),
    )
    return [bookSlot.status ?? bookSlot.code, own.length]
  }
  expect(await statementsFor(ines!)).toEqual(['CONFIRMED', 6])
  expect(await statementsFor(hugo!)).toEqual(['SLOT_TAKEN', 1])
})
