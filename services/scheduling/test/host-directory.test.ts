import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { boothClosed, employerChanged, employerUserRemoved, personChanged } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { candidate, employerState, type Fair, personState, say, school, startFair, type Talent } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const listed = `displayName companyName bookingMode idealCandidate openSlotCount requestCount nextAction nextActionRefusal { code }
  slots(to: "2026-12-03T08:40:00Z") { startsAt }`

async function directory(who: TestClaims, eventId: string, args = '', fields = listed) {
  const document = `query ($id: ID!) { _entities(representations: [{ __typename: "Event", id: $id }]) { ... on Event {
    hosts${args} { totalCount pageInfo { hasNextPage endCursor } edges { node { id ${fields} } } } } } }`
  const { data, errors } = await fair.api.as(who).ask(document, { id: eventId })
  return { hosts: data?._entities[0]?.hosts, errors }
}
const names = (hosts: { edges: { node: { displayName: string } }[] }) => hosts.edges.map(({ node }) => node.displayName)

test('TS-14 the directory lists every recruiter with opened availability, and only them, by company and name', async () => {
  const event = await fair.event()
  await fair.recruiter(event, 'Nobody Yet', 'Absent')
  const [, , closed] = [
    await fair.host(event, {}, 'Zoé Albert', 'Éole'),
    await fair.host(event, {}, 'Camille Roux', 'Cosling'),
    await fair.host(event, {}, 'Gone Again', 'Fermé'),
    await fair.host(event, {}, 'Ana Silva', 'Éole'),
  ]
  await fair.host(await fair.event(), {}, 'Elsewhere', 'Autre')
  await say(fair, closed, 'closeAvailability', { hostId: closed.hostId })
  const ines = await fair.talent(event)
  const { hosts } = await directory(ines, event.id)
  expect(names(hosts)).toEqual(['Camille Roux', 'Ana Silva', 'Zoé Albert'])
  expect(hosts.totalCount).toBe(3)
})

test('TS-13 the directory is searched by recruiter and company, whatever accents and case', async () => {
  const event = await fair.event()
  await fair.host(event, {}, 'Zoé Albert', 'Éole')
  await fair.host(event, {}, 'Camille Roux', 'Cosling')
  const ines = await fair.talent(event)
  for (const [search, found] of [
    ['eole', ['Zoé Albert']],
    ['ROUX cos', ['Camille Roux']],
    ['zoe', ['Zoé Albert']],
    ['roux eole', []],
    ['%', []],
    ['', ['Camille Roux', 'Zoé Albert']],
  ] as const) {
    const { hosts } = await directory(ines, event.id, `(filter: { search: ${JSON.stringify(search)} })`)
    expect([search, names(hosts), hosts.totalCount]).toEqual([search, found, found.length])
  }
})

/** A recruiter who is booked, one who is asked, and the actions that Inès reads of both. */
async function twoModes() {
  const event = await fair.event()
  const direct = await fair.host(event, { bookingMode: 'DIRECT' }, 'Ana Silva', 'Alpha')
  await fair.host(event, { bookingMode: 'SELECTIVE', idealCandidate: 'Curieuse' }, 'Luc Bravo', 'Bravo')
  const ines = await fair.talent(event)
  const actions = async () =>
    (await directory(ines, event.id)).hosts.edges.map(({ node }: { node: Record<string, unknown> }) => [
      node.bookingMode,
      node.nextAction,
      node.nextActionRefusal,
    ])
  return { event, direct, ines, actions }
}

test('TS-16 each recruiter has a mode of his own, by which the directory is filtered', async () => {
  const { event, ines } = await twoModes()
  const { hosts } = await directory(ines, event.id, '(filter: { bookingMode: DIRECT })')
  expect(names(hosts)).toEqual(['Ana Silva'])
})

test('TS-19 each recruiter comes with the action that goes with his mode', async () => {
  const { actions } = await twoModes()
  expect(await actions()).toEqual([
    ['DIRECT', 'BOOK', null],
    ['SELECTIVE', 'REQUEST', null],
  ])
})

test('TS-15 there are two modes of booking', async () => {
  const { __type } = await fair.api.as(stranger()).query('{ __type(name: "BookingMode") { enumValues { name } } }')
  expect(__type.enumValues.map(({ name }: { name: string }) => name)).toEqual(['DIRECT', 'SELECTIVE'])
})

test('TS-19 where nothing may be done next, the directory says why', async () => {
  const { event, direct, ines, actions } = await twoModes()
  await say(fair, ines, 'bookSlot', { hostId: direct.hostId, startsAt: direct.slots[0] })
  expect((await actions())[0]).toEqual(['DIRECT', null, { code: 'ALREADY_IN_CONTACT' }])
  await fair.changed(event, { requestPolicy: 'RECRUITERS' })
  expect((await actions())[1]).toEqual(['SELECTIVE', null, { code: 'DIRECTION_NOT_ALLOWED' }])
})

test('TS-20 talents see how many slots are open', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const [ines, hugo] = (await fair.talents(event, 2)) as [never, never]
  const open = async () => {
    const { node } = (await directory(hugo, event.id)).hosts.edges[0]
    return node.openSlotCount as number
  }
  expect(await open()).toBe(6)
  const interviewId = await fair.accepted(host, ines)
  expect(await open()).toBe(6)
  await say(fair, ines, 'chooseSlot', { interviewId, startsAt: host.slots[0] })
  expect(await open()).toBe(5)
  await say(fair, host, 'blockSlots', { hostId: host.hostId, startsAt: [host.slots[1]] })
  expect(await open()).toBe(4)
  await say(fair, ines, 'cancelInterview', { interviewId })
  expect(await open()).toBe(5)
  fair.clock.set('2026-12-03T08:50:00Z')
  const late = await open()
  fair.clock.set('2026-11-22T09:00:00Z')
  expect(late).toBe(3)
})

test('TS-20 a host who has closed has no open slot, for talents and for himself', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  const ines = await fair.talent(event)
  const open = async (who: TestClaims) => {
    const document = 'query ($id: ID!) { host(id: $id) { openSlotCount slots { startsAt } } }'
    const { host: seen } = await fair.api.as(who).query(document, { id: host.hostId })
    return [seen?.openSlotCount, seen?.slots.length]
  }
  expect([await open(ines), await open(host)]).toEqual([
    [6, 6],
    [6, 6],
  ])
  await fair.accepted(host, ines)
  await say(fair, host, 'closeAvailability', { hostId: host.hostId })
  expect([await open(ines), await open(host)]).toEqual([
    [0, 0],
    [0, 0],
  ])
})

test('TS-21 a host’s counter counts what talents asked of him, and neither his own requests nor others’', async () => {
  const event = await fair.event()
  const host = await fair.host(event, {}, 'Ana Silva', 'Alpha')
  const other = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const [ines, hugo] = (await fair.talents(event, 2)) as [Talent, Talent]
  const counters = async () =>
    (await directory(hugo, event.id)).hosts.edges.map(
      (edge: { node: { requestCount: number } }) => edge.node.requestCount,
    )
  const { candidate: candidateId } = hugo.candidates[0]!
  await say(fair, host, 'offerInterview', { hostId: host.hostId, candidateId, message: 'Bonjour' })
  expect(await counters()).toEqual([0, 0])
  await say(fair, ines, 'requestInterview', { hostId: other.hostId, message: 'Bonjour' })
  expect(await counters()).toEqual([0, 1])
})

test('TS-14 at a draft nobody receives: its staff are answered with an empty directory', async () => {
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS'] }] }
  const { hosts, errors } = await directory(staff, newId('evt'))
  expect([hosts.totalCount, hosts.edges, errors]).toEqual([0, [], undefined])
})

test('TS-12 an unregistered talent and a stranger cannot browse; companies with a booth and staff can', async () => {
  const event = await fair.event()
  const host = await fair.host(event)
  for (const who of [candidate('Nobody'), stranger()]) {
    const { hosts, errors } = await directory(who, event.id)
    expect([hosts, errors?.[0]]).toMatchObject([
      null,
      { message: expect.stringMatching(/ : inscrivez-vous, ou ouvrez un stand\.$/), extensions: { code: 'FORBIDDEN' } },
    ])
    const asked = await fair.api.as(who).query('query ($id: ID!) { host(id: $id) { id } }', { id: host.hostId })
    expect(asked.host).toBeNull()
  }
  const colleague = {
    sub: newId('per'),
    employers: [{ employer: host.employer, user: newId('eus'), role: 'RECRUITER' }],
  }
  const staff = { sub: newId('per'), staff: [{ school, permissions: ['MANAGE_EVENTS'] }] }
  for (const who of [host, colleague, staff]) expect((await directory(who, event.id)).hosts.totalCount).toBe(1)
})

test('GQ-05 the directory is read page by page, keyset cursors, a hundred at most', async () => {
  const event = await fair.event()
  for (let i = 0; i < 5; i++) await fair.host(event, {}, `Host ${i}`, i < 3 ? 'Alpha' : 'Bravo')
  const ines = await fair.talent(event)
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 3; page++) {
    const { hosts } = await directory(ines, event.id, `(first: 2${after && `, after: "${after}"`})`)
    seen.push(...names(hosts))
    after = hosts.pageInfo.endCursor
    expect([hosts.totalCount, hosts.pageInfo.hasNextPage]).toEqual([5, page < 2])
  }
  expect(seen).toEqual(['Host 0', 'Host 1', 'Host 2', 'Host 3', 'Host 4'])
  for (const args of ['(first: 101)', '(first: 0)', '(after: "x")']) {
    const { errors } = await directory(ines, event.id, args)
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  }
})

test('GQ-05 the directory comes by the recruiters’ names when asked to, page by page', async () => {
  const event = await fair.event()
  await fair.host(event, {}, 'Zoé Albert', 'Alpha')
  await fair.host(event, {}, 'Émile Aubert', 'Bravo')
  await fair.host(event, {}, 'Ana Silva', 'Zénith')
  const ines = await fair.talent(event)
  const byName = ['Ana Silva', 'Émile Aubert', 'Zoé Albert']
  const { hosts } = await directory(ines, event.id, '(orderBy: NAME, first: 2)')
  expect(names(hosts)).toEqual(byName.slice(0, 2))
  const after = `after: "${hosts.pageInfo.endCursor}"`
  expect(names((await directory(ines, event.id, `(orderBy: NAME, ${after})`)).hosts)).toEqual(byName.slice(2))
  expect(names((await directory(ines, event.id)).hosts)).toEqual(['Zoé Albert', 'Émile Aubert', 'Ana Silva'])
  const { errors } = await directory(ines, event.id, `(orderBy: COMPANY, ${after})`)
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
})

test('GQ-05 a page of recruiters costs the same number of statements, however many there are', async () => {
  const event = await fair.event()
  const ines = await fair.talent(event)
  const statementsFor = async (count: number) => {
    fair.statements.length = 0
    const { hosts } = await directory(ines, event.id)
    expect(hosts.edges).toHaveLength(count)
    return fair.statements.filter((sql) => sql.includes('select') && !/outbox|inbox/.test(sql)).length
  }
  await fair.host(event, {}, 'Host 0', 'Alpha')
  const forOne = await statementsFor(1)
  for (let i = 1; i < 6; i++) await fair.host(event, {}, `Host ${i}`, 'Alpha')
  expect([forOne, await statementsFor(6)]).toEqual([forOne, forOne])
  expect(forOne).toBeLessThanOrEqual(10)
})

test('the directory follows what other services say: new names, a closed booth, somebody who left', async () => {
  const event = await fair.event()
  const host = await fair.host(event, {}, 'Camille Roux', 'Cosling')
  const luc = await fair.host(event, {}, 'Luc Bravo', 'Bravo')
  const ines = await fair.talent(event)
  await fair.rest.says(personChanged, personState(host.sub, 'Camille Roux-Petit'))
  await fair.rest.says(employerChanged, employerState(host.employer, 'Aconit'))
  await fair.settled()
  const { hosts } = await directory(ines, event.id, '(filter: { search: "petit aconit" })')
  expect(hosts.edges[0].node).toMatchObject({ displayName: 'Camille Roux-Petit', companyName: 'Aconit' })
  const gone = { id: luc.user, employerId: luc.employer, personId: luc.sub, role: 'RECRUITER' as const, active: false }
  await fair.rest.says(employerUserRemoved, gone)
  await fair.settled()
  expect(names((await directory(ines, event.id)).hosts)).toEqual(['Camille Roux-Petit'])
  await fair.rest.says(boothClosed, { id: host.booth, eventId: event.id, employerId: host.employer, open: false })
  await fair.settled()
  expect((await directory(ines, event.id)).hosts.totalCount).toBe(0)
})
