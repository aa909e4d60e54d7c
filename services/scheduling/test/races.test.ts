import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EventState } from '@passerelle/contracts'
import type { TestClaims } from '@passerelle/testkit'
import { type Fair, say, startFair, type Talent } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const direct = { bookingMode: 'DIRECT' }
type Answer = { id?: string; status?: string; code?: string; nextFreeSlots?: unknown[] }
const won = (answers: Answer[]) => answers.filter((answer) => answer.id)
const codes = (answers: Answer[]) => [...new Set(answers.filter((answer) => !answer.id).map((answer) => answer.code))]

/** No two interviews of one person at one time: what everybody's agenda says. */
async function noClash(people: readonly TestClaims[]) {
  for (const person of people) {
    const { myAgenda } = await fair.api
      .as(person)
      .query('{ myAgenda(first: 100) { edges { node { slot { startsAt endsAt } } } } }')
    const slots = myAgenda.edges.map(({ node }: { node: { slot: { startsAt: string; endsAt: string } } }) => node.slot)
    for (let i = 1; i < slots.length; i++) expect(slots[i].startsAt >= slots[i - 1].endsAt).toBe(true)
  }
}

async function hosts(event: EventState, count: number) {
  const all = []
  for (let i = 0; i < count; i++) all.push(await fair.host(event, direct, `Host ${i}`, `C${i}`))
  return all
}

test('TS-30 fifty talents book one slot at once: exactly one is confirmed, the others are told SLOT_TAKEN', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const talents = await fair.talents(event, 50)
  const input = { hostId: host.hostId, startsAt: host.slots[0] }
  const answers: Answer[] = await Promise.all(talents.map((talent) => say(fair, talent, 'bookSlot', input)))
  expect(won(answers)).toHaveLength(1)
  expect(codes(answers)).toEqual(['SLOT_TAKEN'])
  for (const answer of answers) if (!answer.id) expect(answer.nextFreeSlots).toHaveLength(5)
})

test('TS-30 fifty talents whose requests were accepted choose one slot at once: exactly one is confirmed', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const talents = await fair.talents(event, 50)
  const accepted = await Promise.all(
    talents.map(async (talent) => ({ talent, interviewId: await fair.accepted(host, talent) })),
  )
  const answers: Answer[] = await Promise.all(
    accepted.map(({ talent, interviewId }) =>
      say(fair, talent, 'chooseSlot', { interviewId, startsAt: host.slots[2] }),
    ),
  )
  expect(won(answers)).toHaveLength(1)
  expect(codes(answers)).toEqual(['SLOT_TAKEN'])
})

test('TS-30 two talents cross two hosts at one time, many times over: no deadlock, nobody twice', async () => {
  const event = await fair.event()
  const [one, two] = (await hosts(event, 2)) as [never, never]
  const talents = await fair.talents(event, 12)
  const book = (talent: Talent, host: { hostId: string; slots: string[] }, slot: number): Promise<Answer> =>
    say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[slot] })
  const answers = await Promise.all(
    talents.flatMap((talent, i) =>
      i % 2
        ? [book(talent, one, i >> 1), book(talent, two, i >> 1)]
        : [book(talent, two, i >> 1), book(talent, one, i >> 1)],
    ),
  )
  for (const code of codes(answers)) expect(['SLOT_TAKEN', 'TIME_CONFLICT', 'NO_SLOT_AVAILABLE']).toContain(code)
  // Of the four wishes for one time, two talents and two hosts, none is left out that could have been had.
  expect(won(answers).length).toBeGreaterThanOrEqual(6)
  await noClash([...talents, one, two])
})

test('TS-30 everybody moves into everybody’s place at once: nobody is lost, nobody is there twice', async () => {
  const event = await fair.event()
  const host = await fair.host(event, direct)
  const talents = await fair.talents(event, 5)
  const booked = await Promise.all(
    talents.map(async (talent, i) => {
      const { id } = await say(fair, talent, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[i] })
      return { talent, i, id }
    }),
  )
  for (let round = 1; round <= 4; round++) {
    const answers: Answer[] = await Promise.all(
      booked.flatMap(({ talent, id, i }) => [
        say(fair, talent, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[(i + round) % 6] }),
        say(fair, host, 'rescheduleInterview', { interviewId: id, startsAt: host.slots[(i + round + 1) % 6] }),
      ]),
    )
    for (const code of codes(answers)) expect(['SLOT_TAKEN', 'NO_SLOT_AVAILABLE']).toContain(code)
  }
  await noClash([...talents, host])
  const { host: after } = await fair.api
    .as(host)
    .query('query ($id: ID!) { host(id: $id) { openSlotCount } }', { id: host.hostId })
  expect(after.openSlotCount).toBe(1)
})

test('TS-28 cancelling races with choosing the same slot: who comes after the cancellation may have it', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const talents = await fair.talents(event, 8)
  const ids = await Promise.all(talents.map((talent) => fair.accepted(host, talent)))
  const choose = (i: number): Promise<Answer> =>
    say(fair, talents[i]!, 'chooseSlot', { interviewId: ids[i], startsAt: host.slots[0] })
  expect(won([await choose(0)])).toHaveLength(1)
  const [cancelled, ...answers] = await Promise.all([
    say(fair, talents[0]!, 'cancelInterview', { interviewId: ids[0] }),
    ...[1, 2, 3, 4, 5, 6, 7].map(choose),
  ])
  expect(cancelled).toMatchObject({ status: 'CANCELLED' })
  expect(won(answers).length).toBeLessThanOrEqual(1)
  expect(won(answers).length === 1 || won([await choose(1)]).length === 1).toBe(true)
  await noClash([...talents, host])
})

test('TS-26 accepting races with withdrawing: one wins, and the status is the winner’s', async () => {
  const event = await fair.event({ creditsPerParticipant: 1 })
  const host = await fair.host(event)
  const talents = await fair.talents(event, 10)
  for (const talent of talents) {
    const { id } = await say(fair, talent, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
    const [accepted, rejected, withdrawn] = await Promise.all([
      say(fair, host, 'acceptRequest', { interviewId: id }),
      say(fair, host, 'rejectRequest', { interviewId: id }),
      say(fair, talent, 'cancelInterview', { interviewId: id }),
    ])
    const { interview } = await fair.api
      .as(talent)
      .query('query ($id: ID!) { interview(id: $id) { status history { nodes { status } } } }', { id })
    const steps = interview.history.nodes.map((step: { status: string }) => step.status).slice(1)
    // An accepted request may still be cancelled; everything else excludes everything else.
    expect([['IN_SCHEDULING', 'CANCELLED'], ['REJECTED'], ['CANCELLED']]).toContainEqual(steps)
    const refused = [accepted, rejected, withdrawn].filter((answer) => answer.__typename === 'WrongState')
    expect(refused).toHaveLength(3 - steps.length)
  }
})

test('one talent asks one host ten times at once: one request, one credit', async () => {
  const event = await fair.event({ creditsPerParticipant: 2 })
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const input = { hostId: host.hostId, message: 'Bonjour' }
  const answers: Answer[] = await Promise.all(
    Array.from({ length: 10 }, () => say(fair, ines, 'requestInterview', input)),
  )
  expect(won(answers)).toHaveLength(1)
  for (const code of codes(answers)) expect(['ALREADY_IN_CONTACT', 'NO_CREDITS_LEFT']).toContain(code)
  const other = await fair.host(event, {}, 'Luc', 'Bravo')
  expect(await say(fair, ines, 'requestInterview', { ...input, hostId: other.hostId })).toMatchObject({
    status: 'REQUESTED',
  })
})

test('one recruiter opens the same calendar five times at once: one host', async () => {
  const event = await fair.event()
  const recruiter = await fair.recruiter(event)
  const input = { eventId: event.id, bookingMode: 'DIRECT', days: [{ date: '2026-12-03' }] }
  const answers: Answer[] = await Promise.all(
    Array.from({ length: 5 }, () => say(fair, recruiter, 'openAvailability', input)),
  )
  expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
})
