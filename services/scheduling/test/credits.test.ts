import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('SI-02 requests take credits; with none left the next is refused, and says how many there are', async () => {
  const event = await fair.event({ creditsPerParticipant: 2 })
  const ines = await fair.talent(event)
  const [one, two, three] = [
    await fair.host(event, {}, 'A', 'A'),
    await fair.host(event, { bookingMode: 'DIRECT' }, 'B', 'B'),
    await fair.host(event, {}, 'C', 'C'),
  ]
  const ask = (hostId: string) => say(fair, ines, 'requestInterview', { hostId, message: 'Bonjour' })
  const first = await ask(one.hostId)
  expect(await say(fair, ines, 'bookSlot', { hostId: two.hostId, startsAt: two.slots[0] })).toMatchObject({
    status: 'CONFIRMED',
  })
  expect(await ask(three.hostId)).toMatchObject({ __typename: 'NoCreditsLeft', code: 'NO_CREDITS_LEFT', credits: 2 })
  await say(fair, one, 'rejectRequest', { interviewId: first.id })
  expect(await ask(three.hostId)).toMatchObject({ status: 'REQUESTED' })
})

test('SI-02 a refused booking takes no credit, and a cancelled one gives it back', async () => {
  const event = await fair.event({ creditsPerParticipant: 1 })
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const book = (who: never, slot: string | undefined) =>
    say(fair, who, 'bookSlot', { hostId: host.hostId, startsAt: slot })
  await book(ines, host.slots[0])
  expect(await book(hugo, host.slots[0])).toMatchObject({ __typename: 'SlotTaken' })
  const booked = await book(hugo, host.slots[1])
  expect(booked).toMatchObject({ status: 'CONFIRMED' })
  await say(fair, hugo, 'cancelInterview', { interviewId: booked.id })
  expect(await book(hugo, host.slots[1])).toMatchObject({ status: 'CONFIRMED' })
})

test('SI-02 recruiters have credits too, the receiver of a request pays nothing', async () => {
  const event = await fair.event({ creditsPerParticipant: 1 })
  const host = await fair.host(event)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const offer = (who: { candidates: { candidate: string }[] }) =>
    say(fair, host, 'offerInterview', {
      hostId: host.hostId,
      candidateId: who.candidates[0]!.candidate,
      message: 'Bonjour',
    })
  const first = await offer(ines)
  expect(first).toMatchObject({ status: 'REQUESTED' })
  expect(await offer(hugo)).toMatchObject({ __typename: 'NoCreditsLeft', credits: 1 })
  const other = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  expect(await say(fair, ines, 'requestInterview', { hostId: other.hostId, message: 'Bonjour' })).toMatchObject({
    status: 'REQUESTED',
  })
  await say(fair, ines, 'rejectRequest', { interviewId: first.id })
  expect(await offer(hugo)).toMatchObject({ status: 'REQUESTED' })
})

test('SI-02 many requests at once never take more than there are', async () => {
  const event = await fair.event({ creditsPerParticipant: 3 })
  const hosts = []
  for (let i = 0; i < 10; i++) hosts.push(await fair.host(event, {}, `Host ${i}`, `C${i}`))
  const ines = await fair.talent(event)
  const ask = ({ hostId }: { hostId: string }) => say(fair, ines, 'requestInterview', { hostId, message: 'Bonjour' })
  const answers = await Promise.all(hosts.map(ask))
  expect(answers.filter((answer) => answer.status === 'REQUESTED')).toHaveLength(3)
  expect(answers.filter((answer) => answer.code === 'NO_CREDITS_LEFT')).toHaveLength(7)
  const sent = answers.filter((answer) => answer.id)
  await Promise.all(sent.map(({ id }) => say(fair, ines, 'cancelInterview', { interviewId: id })))
  const again = await Promise.all(hosts.map(ask))
  expect(again.filter((answer) => answer.status === 'REQUESTED')).toHaveLength(3)
})

test('SI-02 no credits at all, and no limit at all', async () => {
  const [none, free] = [await fair.event({ creditsPerParticipant: 0 }), await fair.event()]
  for (const [event, outcome] of [
    [none, { code: 'NO_CREDITS_LEFT' }],
    [free, { status: 'REQUESTED' }],
  ] as const) {
    const host = await fair.host(event)
    const ines = await fair.talent(event)
    expect(await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })).toMatchObject(
      outcome,
    )
  }
})
