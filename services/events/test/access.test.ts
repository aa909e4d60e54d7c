import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { stranger, type TestClaims } from '@passerelle/testkit'
import { candidateOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
const school = newId('sch')
const employer = newId('emp')
const neighbour = newId('emp')
const watcher = newId('emp')
const ines = candidateOf(school)
let eventId: string
let booth: { id: string }
let registration: { id: string }

beforeAll(async () => {
  fair = await startFair()
  for (const each of [employer, neighbour, watcher]) await fair.decide(school, each, 'APPROVED')
  eventId = await publishedOf(fair, school)
  booth = await say(fair, userOf(employer), 'openBooth', { eventId, employerId: employer })
  const left = await say(fair, userOf(neighbour), 'openBooth', { eventId, employerId: neighbour })
  await say(fair, userOf(neighbour), 'closeBooth', { boothId: left.id })
  registration = await say(fair, ines, 'registerForEvent', { eventId })
})
afterAll(() => fair[Symbol.asyncDispose]())

const entities = (who: TestClaims, type: string, id: string, fields: string) =>
  fair.api.as(who).ask(`query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`, {
    r: [{ __typename: type, id }],
  })

test('AC-04 a stranger reads nothing, by query, reference or nested list', async () => {
  const who = stranger()
  const { data, errors } = await fair.api.as(who).ask(
    `query ($event: ID!, $school: ID!) { event(id: $event) { id name }
      events(schoolId: $school) { totalCount edges { node { id } } } myEvents { totalCount edges { node { id } } } }`,
    { event: eventId, school },
  )
  expect(errors).toBeUndefined()
  expect(data).toEqual({
    event: null,
    events: { totalCount: 0, edges: [] },
    myEvents: { totalCount: 0, edges: [] },
  })
  const answers = [
    await entities(who, 'Event', eventId, 'id name booths { totalCount } registrations { totalCount }'),
    await entities(who, 'Booth', booth.id, 'id state employer { id }'),
    await entities(who, 'Registration', registration.id, 'id state candidate { id }'),
  ]
  for (const answer of answers) expect(answer.data).toEqual({ _entities: [null] })
  const lists = [
    await entities(who, 'School', school, 'list: events { totalCount edges { node { id } } }'),
    await entities(
      who,
      'Employer',
      employer,
      'list: booths(filter: { states: [OPEN, CLOSED] }) { totalCount edges { node { id } } }',
    ),
    await entities(
      who,
      'Candidate',
      ines.candidates[0]!.candidate,
      'list: registrations { totalCount edges { node { id } } }',
    ),
  ]
  for (const { data } of lists) expect(data._entities[0].list).toEqual({ totalCount: 0, edges: [] })
})

/** How many registrations somebody finds in the list of an event, in that of a talent, and whether by the id of the talent's own. */
async function findings(who: TestClaims, of: { eventId: string; talent: TestClaims; registration: string }) {
  const list = 'registrations { totalCount edges { node { id candidate { id } } } }'
  const { event } = await fair.api.as(who).query(`query ($id: ID!) { event(id: $id) { ${list} } }`, { id: of.eventId })
  const nested = await entities(who, 'Candidate', of.talent.candidates![0]!.candidate, list)
  const one = await entities(who, 'Registration', of.registration, 'id')
  return {
    list: event.registrations?.totalCount ?? null,
    nested: nested.data._entities[0].registrations.totalCount,
    one: one.data._entities[0] !== null,
  }
}
const all = { list: 1, nested: 1, one: true }
const none = { list: null, nested: 0, one: false }

test('AC-04 those registered are listed for the school’s staff and for companies with an open booth, not for others', async () => {
  const seenBy = (who: TestClaims) => findings(who, { eventId, talent: ines, registration: registration.id })
  expect(await seenBy(staffOf(school))).toEqual(all)
  expect(await seenBy(userOf(employer, 'REPRESENTATIVE'))).toEqual(all)
  expect(await seenBy(userOf(neighbour, 'OWNER'))).toEqual(none)
  expect(await seenBy(userOf(watcher, 'OWNER'))).toEqual(none)
  expect(await seenBy(candidateOf(school))).toEqual(none)
  expect(await seenBy(ines)).toEqual({ list: null, nested: 1, one: true })
})

test('TS-39 where only talents ask, companies find nobody who is registered, by no list and no id', async () => {
  const asked = await publishedOf(fair, school)
  await say(fair, userOf(employer), 'openBooth', { eventId: asked, employerId: employer })
  const zoe = candidateOf(school)
  const { id } = await say(fair, zoe, 'registerForEvent', { eventId: asked })
  const company = () => findings(userOf(employer), { eventId: asked, talent: zoe, registration: id })
  const schools = () => findings(staffOf(school), { eventId: asked, talent: zoe, registration: id })
  const follow = (requestPolicy: string) =>
    say(fair, staffOf(school, 'MANAGE_EVENTS'), 'setRequestPolicy', { eventId: asked, requestPolicy })
  expect([await company(), await schools()]).toEqual([all, all])
  await follow('TALENTS')
  expect([await company(), await schools()]).toEqual([none, all])
  await follow('RECRUITERS')
  expect(await company()).toEqual(all)
})

test('AC-04 who made an event or opened a booth is told to their own side only', async () => {
  const authors = async (who: TestClaims) => {
    const query =
      'query ($id: ID!) { event(id: $id) { createdBy { id } booths { edges { node { openedBy { id } } } } } }'
    const { event } = await fair.api.as(who).query(query, { id: eventId })
    return [event.createdBy !== null, event.booths.edges[0].node.openedBy !== null]
  }
  expect(await authors(staffOf(school))).toEqual([true, true])
  expect(await authors(userOf(employer))).toEqual([false, true])
  expect(await authors(userOf(watcher))).toEqual([false, false])
  expect(await authors(ines)).toEqual([false, false])
})

test('AC-04 only the organiser’s staff with MANAGE_EVENTS create, change, publish and cancel', async () => {
  const format = { name: 'x', timeZone: 'Europe/Paris', days: [], durations: [20] }
  for (const [who, code] of [
    [staffOf(school, 'APPROVE_JOBS', 'MANAGE_CANDIDATES'), 'FORBIDDEN'],
    [userOf(employer, 'OWNER'), 'FORBIDDEN'],
    [ines, 'FORBIDDEN'],
    [stranger(), 'NOT_FOUND'],
  ] as const) {
    expect(await say(fair, who, 'createEvent', { schoolId: school, ...format })).toMatchObject({ code: 'FORBIDDEN' })
    for (const what of ['updateEvent', 'publishEvent', 'cancelEvent'] as const) {
      expect(await say(fair, who, what, { eventId })).toMatchObject({ __typename: 'ActionRefused', code })
    }
  }
})
