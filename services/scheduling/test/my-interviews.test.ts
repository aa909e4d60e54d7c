import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestClaims } from '@passerelle/testkit'
import { type Fair, say, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const statuses = ['REQUESTED', 'IN_SCHEDULING', 'CONFIRMED', 'COMPLETED', 'REJECTED', 'CANCELLED'] as const

async function ofEvent(who: TestClaims, eventId: string, fields: string) {
  const document = `query ($id: ID!) { _entities(representations: [{ __typename: "Event", id: $id }]) { ... on Event { ${fields} } } }`
  return (await fair.api.as(who).query(document, { id: eventId }))._entities[0]
}

/** The number on each tab. */
async function tabs(who: TestClaims, eventId: string) {
  const fields = statuses.map(
    (status) => `${status}: myInterviews(filter: { status: ${status} }) { totalCount edges { node { id status } } }`,
  )
  const answer = await ofEvent(
    who,
    eventId,
    `${fields.join(' ')} todo: myInterviews(filter: { needsMyAction: true }) { totalCount }
    rest: myInterviews(filter: { needsMyAction: false }) { totalCount } all: myInterviews { totalCount }`,
  )
  for (const status of statuses) {
    for (const { node } of answer[status].edges) expect(node.status).toBe(status)
  }
  return Object.fromEntries(
    Object.entries(answer).map(([tab, list]) => [tab, (list as { totalCount: number }).totalCount]),
  )
}

type Host = Awaited<ReturnType<Fair['host']>>

/** One of each: what Inès sees on her tabs when the day has begun, and what the host does whom she has asked. */
async function lived() {
  const event = await fair.event()
  const host = (name: string, bookingMode = 'SELECTIVE') => fair.host(event, { bookingMode }, name, name)
  const sent = await host('Sent')
  const [received, scheduling, rejected, cancelled] = [
    await host('A'),
    await host('B'),
    await host('C'),
    await host('D'),
  ]
  const [confirmed, done] = [await host('E'), await host('F', 'DIRECT')]
  const ines = await fair.talent(event)
  const ask = async ({ hostId }: Host) =>
    (await say(fair, ines, 'requestInterview', { hostId, message: 'Bonjour' })).id as string
  await ask(sent)
  const offer = { hostId: received.hostId, candidateId: ines.candidates[0]!.candidate, message: 'Bonjour' }
  await say(fair, received, 'offerInterview', offer)
  await fair.accepted(scheduling, ines)
  await say(fair, rejected, 'rejectRequest', { interviewId: await ask(rejected) })
  await say(fair, ines, 'cancelInterview', { interviewId: await ask(cancelled) })
  await say(fair, ines, 'bookSlot', { hostId: done.hostId, startsAt: done.slots[0] })
  await say(fair, ines, 'chooseSlot', { interviewId: await fair.accepted(confirmed, ines), startsAt: done.slots[3] })
  fair.clock.set('2026-12-03T08:30:00Z')
  await fair.settled()
  const seen = { ofInes: await tabs(ines, event.id), ofSender: await tabs(sent, event.id) }
  fair.clock.set('2026-11-22T09:00:00Z')
  return seen
}
let life: ReturnType<typeof lived> | undefined
const tabsLived = () => (life ??= lived())

test('TS-05 the view of my interviews has all that is mine at this event', async () => {
  const { ofInes, ofSender } = await tabsLived()
  expect([ofInes.all, ofSender.all]).toEqual([7, 1])
})

test('TS-06 each interview has one status, by which the view is filtered', async () => {
  const { ofInes } = await tabsLived()
  expect(statuses.reduce((sum, status) => sum + ofInes[status]!, 0)).toBe(7)
  expect(ofInes).toMatchObject({ CONFIRMED: 1, COMPLETED: 1 })
})

test('TS-07 pending requests of both directions are on one tab', async () => {
  const { ofInes, ofSender } = await tabsLived()
  expect([ofInes.REQUESTED, ofSender.REQUESTED]).toEqual([2, 1])
})

test('TS-08 what is accepted and has no slot yet is on a tab of its own', async () => {
  expect((await tabsLived()).ofInes.IN_SCHEDULING).toBe(1)
})

test('TS-09 what was rejected is on a tab of its own', async () => {
  expect((await tabsLived()).ofInes.REJECTED).toBe(1)
})

test('TS-10 what was cancelled is on another tab than what was rejected', async () => {
  expect((await tabsLived()).ofInes.CANCELLED).toBe(1)
})

test('Q2 what waits for me is counted by itself', async () => {
  const { ofInes, ofSender } = await tabsLived()
  expect([ofInes.todo, ofInes.rest, ofSender.todo]).toEqual([2, 5, 1])
})

test('TS-06 the list shows everything about my requests, newest first, page by page', async () => {
  const event = await fair.event()
  const ines = await fair.talent(event)
  const ids: string[] = []
  for (let i = 0; i < 3; i++) {
    const host = await fair.host(event, {}, `Host ${i}`, `C${i}`)
    ids.unshift((await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: `Bonjour ${i}` })).id)
  }
  const page = 'edges { node { id message viewerActions } } pageInfo { hasNextPage hasPreviousPage endCursor }'
  const { first } = await ofEvent(ines, event.id, `first: myInterviews(first: 2) { ${page} }`)
  expect(first.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids.slice(0, 2))
  expect(first.edges[0].node).toMatchObject({ message: 'Bonjour 2', viewerActions: ['CANCEL'] })
  const { rest } = await ofEvent(ines, event.id, `rest: myInterviews(after: "${first.pageInfo.endCursor}") { ${page} }`)
  expect(rest.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids.slice(2))
  expect([first.pageInfo.hasNextPage, rest.pageInfo]).toMatchObject([
    true,
    { hasNextPage: false, hasPreviousPage: true },
  ])
})

test('GQ-05 my interviews come by their start, both ways, and those without a time after all others', async () => {
  const event = await fair.event()
  const ines = await fair.talent(event)
  const booked: string[] = []
  for (const [i, slot] of [2, 0, 4].entries()) {
    const { hostId, slots } = await fair.host(event, { bookingMode: 'DIRECT' }, `Direct ${i}`, `D${i}`)
    booked.push((await say(fair, ines, 'bookSlot', { hostId, startsAt: slots[slot] })).id)
  }
  const { hostId } = await fair.host(event, {}, 'Selective', 'S')
  const { id: waiting } = await say(fair, ines, 'requestInterview', { hostId, message: 'Bonjour' })
  const [second, first, third] = booked
  const inOrder = async (orderBy: string) => {
    const ids: string[] = []
    for (let after = ''; ; ) {
      const { mine } = await ofEvent(
        ines,
        event.id,
        `mine: myInterviews(orderBy: ${orderBy}, first: 2${after}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`,
      )
      expect(mine.totalCount).toBe(4)
      ids.push(...mine.nodes.map(({ id }: { id: string }) => id))
      if (!mine.pageInfo.hasNextPage) return ids
      after = `, after: "${mine.pageInfo.endCursor}"`
    }
  }
  expect(await inOrder('EARLIEST')).toEqual([first, second, third, waiting])
  expect(await inOrder('LATEST')).toEqual([waiting, third, second, first])
  expect(await inOrder('NEWEST')).toEqual([waiting, third, first, second])
})

test('TS-11 my own remaining credits and the recruiter’s open slots are two numbers', async () => {
  const event = await fair.event({ creditsPerParticipant: 3 })
  const host = await fair.host(event, { bookingMode: 'DIRECT' })
  const ines = await fair.talent(event)
  const numbers = async () => {
    const { myCreditsLeft, hosts } = await ofEvent(
      ines,
      event.id,
      'myCreditsLeft hosts { edges { node { openSlotCount } } }',
    )
    return [myCreditsLeft, hosts.edges[0].node.openSlotCount]
  }
  expect(await numbers()).toEqual([3, 6])
  const { id } = await say(fair, ines, 'bookSlot', { hostId: host.hostId, startsAt: host.slots[0] })
  expect(await numbers()).toEqual([2, 5])
  await say(fair, host, 'cancelInterview', { interviewId: id })
  expect(await numbers()).toEqual([3, 6])
  const free = await fair.event()
  expect(await ofEvent(ines, free.id, 'myCreditsLeft')).toEqual({ myCreditsLeft: null })
})

test('GQ-05 the lists of many events cost no more statements than those of one', async () => {
  const events = []
  const ines = await fair.talent(await fair.event())
  for (let i = 0; i < 3; i++) {
    const event = await fair.event()
    const host = await fair.host(event, {}, 'Host', `C${i}`)
    await fair.registers(event, ines)
    await say(fair, ines, 'requestInterview', { hostId: host.hostId, message: 'Bonjour' })
    events.push(event)
  }
  await fair.settled()
  const statementsFor = async (ids: string[]) => {
    fair.statements.length = 0
    const representations = ids.map((id) => ({ __typename: 'Event', id }))
    const { _entities } = await fair.api
      .as(ines)
      .query(
        `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Event { myInterviews { totalCount edges { node { id host { displayName } } } } } } }`,
        { r: representations },
      )
    for (const { myInterviews } of _entities)
      expect([myInterviews.totalCount, myInterviews.edges.length]).toEqual([1, 1])
    return fair.statements.filter((sql) => sql.includes('select') && !/outbox|inbox/.test(sql)).length
  }
  const ids = events.map(({ id }) => id)
  expect(await statementsFor(ids)).toBe(await statementsFor(ids.slice(0, 1)))
})

test('TS-32 a confirmed interview appears in the tab and in my agenda, until it is cancelled or over', async () => {
  const [event, other] = [await fair.event(), await fair.event({ name: 'Autre forum' })]
  const ines = await fair.talent(event)
  await fair.registers(other, ines)
  const [one, two] = [
    await fair.host(event, { bookingMode: 'DIRECT' }),
    await fair.host(other, { bookingMode: 'DIRECT' }, 'Luc', 'Bravo'),
  ]
  const late = await say(fair, ines, 'bookSlot', { hostId: one.hostId, startsAt: one.slots[4] })
  const early = await say(fair, ines, 'bookSlot', { hostId: two.hostId, startsAt: two.slots[1] })
  const agenda = async (who: TestClaims, args = '') => {
    const { myAgenda } = await fair.api
      .as(who)
      .query(`{ myAgenda${args} { totalCount pageInfo { endCursor } edges { node { id } } } }`)
    return myAgenda
  }
  const idsIn = (page: { edges: { node: { id: string } }[] }) => page.edges.map(({ node }) => node.id)
  expect(idsIn(await agenda(ines))).toEqual([early.id, late.id])
  expect(idsIn(await agenda(one))).toEqual([late.id])
  const first = await agenda(ines, '(first: 1)')
  expect([idsIn(first), first.totalCount]).toEqual([[early.id], 2])
  expect(idsIn(await agenda(ines, `(after: "${first.pageInfo.endCursor}")`))).toEqual([late.id])
  expect(idsIn(await agenda(ines, '(filter: { from: "2026-12-03T09:00:00Z" })'))).toEqual([late.id])
  expect(idsIn(await agenda(ines, '(filter: { to: "2026-12-03T09:00:00Z" })'))).toEqual([early.id])
  expect((await tabs(ines, event.id)).CONFIRMED).toBe(1)
  await say(fair, one, 'cancelInterview', { interviewId: late.id })
  expect(idsIn(await agenda(ines))).toEqual([early.id])
})
