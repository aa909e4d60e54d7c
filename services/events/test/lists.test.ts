import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { candidateOf, draftOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const on = (date: string) => ({ days: [{ date, opensAt: '09:00', closesAt: '17:00' }] })
const ask = (who: TestClaims, document: string, variables: Record<string, unknown>) =>
  fair.api.as(who).query(document, variables)
type Connection = { edges: { cursor: string; node: { id: string } }[] }
type PageInfo = { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
type EventsPage = { events: Connection & { totalCount: number; pageInfo: PageInfo } }
const ids = (connection: Connection) => connection.edges.map(({ node }) => node.id)

const eventsPage = `query ($school: ID!, $first: Int, $after: String, $filter: EventFilter, $orderBy: EventOrder! = OPENING) {
  events(schoolId: $school, first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`

test('GQ-05 a school’s events come by their opening, page by page, each once', async () => {
  const school = newId('sch')
  const dates = ['2026-12-05', '2026-12-01', '2026-12-03', '2026-12-03', '2026-12-02']
  const made = new Map<string, string>()
  for (const date of dates) made.set(await publishedOf(fair, school, on(date)), date)
  const seen: string[] = []
  let after: string | null = null
  let pages = 0
  do {
    const page: EventsPage = await ask(staffOf(school), eventsPage, { school, first: 2, after })
    const { events } = page
    expect(events.totalCount).toBe(5)
    expect(events.pageInfo.hasPreviousPage).toBe(after !== null)
    seen.push(...ids(events))
    after = events.pageInfo.hasNextPage ? events.pageInfo.endCursor : null
    pages++
  } while (after)
  expect(pages).toBe(3)
  expect(new Set(seen).size).toBe(5)
  expect(seen.map((id) => made.get(id))).toEqual([...dates].sort())
})

test('GQ-05 a school’s events come the last to open first when asked to, and by their state', async () => {
  const school = newId('sch')
  const staff = staffOf(school, 'MANAGE_EVENTS')
  const first = await publishedOf(fair, school, on('2026-12-01'))
  const draft = await draftOf(fair, school, on('2026-12-02'))
  const cancelled = await publishedOf(fair, school, on('2026-12-03'))
  await say(fair, staff, 'cancelEvent', { eventId: cancelled })
  const found = async (args: Record<string, unknown>): Promise<EventsPage['events']> =>
    (await ask(staff, eventsPage, { school, ...args })).events
  const orderBy = 'LATEST'
  expect(ids(await found({ orderBy }))).toEqual([cancelled, draft, first])
  const page = await found({ orderBy, first: 1 })
  expect(ids(await found({ orderBy, after: page.pageInfo.endCursor }))).toEqual([draft, first])
  expect(ids(await found({ filter: { states: ['DRAFT', 'PUBLISHED'] } }))).toEqual([first, draft])
  expect(await found({ filter: { states: [] } })).toMatchObject({ totalCount: 0 })
  await expect(found({ after: page.pageInfo.endCursor })).rejects.toThrow('another list')
})

test('GQ-05 a page has at most 100 items, and a damaged cursor is told', async () => {
  const school = newId('sch')
  const answers = await Promise.all([
    fair.api.as(staffOf(school)).ask(eventsPage, { school, first: 101 }),
    fair.api.as(staffOf(school)).ask(eventsPage, { school, first: 0 }),
    fair.api.as(staffOf(school)).ask(eventsPage, { school, after: 'nonsense' }),
    fair.api.as(staffOf(school)).ask(eventsPage, { school, after: Buffer.from('["x","y"]').toString('base64url') }),
  ])
  for (const { errors } of answers) expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})

test('AC-04 drafts are for the school’s staff; what is published for its candidates and approved employers', async () => {
  const school = newId('sch')
  const [approved, other] = [newId('emp'), newId('emp')]
  await fair.decide(school, approved, 'APPROVED', ['POST_JOBS'])
  await fair.decide(school, other, 'DECLINED')
  const draft = await draftOf(fair, school)
  const calledOff = await draftOf(fair, school)
  await say(fair, staffOf(school, 'MANAGE_EVENTS'), 'cancelEvent', { eventId: calledOff })
  const published = await publishedOf(fair, school)
  const seenBy = async (who: TestClaims) => {
    const list = await ask(who, eventsPage, { school })
    const nested = await ask(
      who,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on School { events { totalCount edges { node { id } } } } } }',
      { r: [{ __typename: 'School', id: school }] },
    )
    expect(ids(nested._entities[0].events)).toEqual(ids(list.events))
    expect(nested._entities[0].events.totalCount).toBe(list.events.totalCount)
    const each = await Promise.all(
      [draft, calledOff, published].map((id) => ask(who, 'query ($id: ID!) { event(id: $id) { id } }', { id })),
    )
    const single = each.flatMap(({ event }) => (event ? [event.id] : []))
    expect(single.sort()).toEqual(ids(list.events).sort())
    return single
  }
  expect(await seenBy(staffOf(school))).toEqual([draft, calledOff, published].sort())
  expect(await seenBy(candidateOf(school))).toEqual([published])
  expect(await seenBy(userOf(approved, 'REPRESENTATIVE'))).toEqual([published])
  expect(await seenBy(userOf(other))).toEqual([])
  expect(await seenBy(stranger())).toEqual([])
})

test('TS-04 my events are those I am registered for and those where my company has an open booth', async () => {
  const school = newId('sch')
  const employerId = newId('emp')
  await fair.decide(school, employerId, 'APPROVED')
  const past = await publishedOf(fair, school, on('2026-11-23'))
  const [first, second, third] = [
    await publishedOf(fair, school, on('2026-12-01')),
    await publishedOf(fair, school, on('2026-12-02')),
    await publishedOf(fair, school, on('2026-12-03')),
  ]
  const ines = candidateOf(school)
  const camille = userOf(employerId, 'REPRESENTATIVE')
  for (const eventId of [third, first, past]) await say(fair, ines, 'registerForEvent', { eventId })
  await say(fair, ines, 'cancelRegistration', { eventId: third })
  const booths = []
  for (const eventId of [second, third])
    booths.push(await say(fair, userOf(employerId), 'openBooth', { eventId, employerId }))
  await say(fair, userOf(employerId), 'closeBooth', { boothId: booths[1].id })

  const mine = async (who: TestClaims, upcoming = false) => {
    const query = 'query ($u: Boolean!) { myEvents(filter: { upcoming: $u }) { totalCount edges { node { id } } } }'
    return ids((await ask(who, query, { u: upcoming })).myEvents)
  }
  expect(await mine(ines)).toEqual([past, first])
  expect(await mine(camille)).toEqual([second])
  expect(await mine({ ...ines, employers: camille.employers! })).toEqual([past, first, second])
  expect(await mine(staffOf(school, 'MANAGE_EVENTS'))).toEqual([])
  expect(await mine(stranger())).toEqual([])
  fair.clock.set('2026-11-30T09:00:00Z')
  expect(await mine(ines, true)).toEqual([first])
  fair.clock.set('2026-11-22T09:00:00Z')
})
