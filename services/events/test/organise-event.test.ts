import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { settle, stranger, until } from '@passerelle/testkit'
import { candidateOf, draftOf, eventFacts, type Fair, forum, publishedOf, say, staffOf, startFair } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const school = newId('sch')
const organiser = staffOf(school, 'MANAGE_EVENTS')

test('SI-01 a school creates a draft with days and durations', async () => {
  const draft = await say(fair, organiser, 'createEvent', { schoolId: school, ...forum })
  expect(draft).toMatchObject({
    name: 'Forum des entreprises',
    state: 'DRAFT',
    durations: [20, 30],
    days: forum.days,
    opensAt: '2026-12-03T08:00:00.000Z',
    closesAt: '2026-12-03T16:00:00.000Z',
    publishedAt: null,
    school: { id: school },
    createdBy: { id: organiser.sub },
  })
  expect(draft.id).toMatch(/^evt_/)
})

test('TS-02 a draft says who may ask for interviews', async () => {
  const draft = await say(fair, organiser, 'createEvent', { schoolId: school, ...forum })
  expect(draft).toMatchObject({ requestPolicy: 'BOTH' })
})

test('SI-02 a draft says how many credits each participant has', async () => {
  const draft = await say(fair, organiser, 'createEvent', { schoolId: school, ...forum })
  expect(draft).toMatchObject({ creditsPerParticipant: 10 })
})

test('GQ-06 a format that cannot be saved is refused as data, with every problem and its field', async () => {
  const input = { schoolId: school, ...forum, durations: [7], days: [{ ...forum.days[0], closesAt: '08:00' }] }
  expect(await say(fair, organiser, 'createEvent', input)).toMatchObject({
    __typename: 'EventInvalid',
    code: 'EVENT_INVALID',
    field: 'days.0.closesAt',
    problems: [{ field: 'DAYS' }, { field: 'DURATIONS' }],
  })
})

test('SI-02 credits are set, changed and taken away by the organiser', async () => {
  const eventId = await draftOf(fair, school, { creditsPerParticipant: 3 })
  const update = (change: object) => say(fair, organiser, 'updateEvent', { eventId, ...change })
  expect(await update({ creditsPerParticipant: 5 })).toMatchObject({ creditsPerParticipant: 5 })
  expect(await update({ name: 'Salon' })).toMatchObject({ name: 'Salon', creditsPerParticipant: 5 })
  expect(await update({ creditsPerParticipant: null })).toMatchObject({ name: 'Salon', creditsPerParticipant: null })
  expect(await update({ creditsPerParticipant: -1 })).toMatchObject({
    ...{ code: 'EVENT_INVALID', field: 'creditsPerParticipant' },
    message: 'Les crédits sont un nombre entier de 0 à 1\u202f000, ou rien pour ne pas limiter.',
  })
})

test('TS-02 the organiser sets the request policy at any time', async () => {
  const eventId = await publishedOf(fair, school)
  expect(await say(fair, organiser, 'setRequestPolicy', { eventId, requestPolicy: 'RECRUITERS' })).toMatchObject({
    requestPolicy: 'RECRUITERS',
  })
})

test('TS-03 nobody but the organiser sets the request policy', async () => {
  const eventId = await publishedOf(fair, school)
  const others = [staffOf(school, 'MANAGE_CANDIDATES'), candidateOf(school), stranger()]
  const answers = await Promise.all(
    others.map((who) => say(fair, who, 'setRequestPolicy', { eventId, requestPolicy: 'BOTH' })),
  )
  expect(answers.map(({ code }) => code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'])
  const { event } = await fair.api
    .as(organiser)
    .query('query ($id: ID!) { event(id: $id) { requestPolicy } }', { id: eventId })
  expect(event.requestPolicy).toBe('BOTH')
})

test('EV-02 other services hear of published events only, with their whole state at each change', async () => {
  const heard = await fair.hears(eventFacts)
  const eventId = await draftOf(fair, school, { requestPolicy: 'TALENTS' })
  await say(fair, organiser, 'updateEvent', { eventId, name: 'Salon' })
  await say(fair, organiser, 'publishEvent', { eventId })
  await say(fair, organiser, 'publishEvent', { eventId })
  await say(fair, organiser, 'setRequestPolicy', { eventId, requestPolicy: 'TALENTS' })
  await say(fair, organiser, 'setRequestPolicy', { eventId, requestPolicy: 'RECRUITERS' })
  await say(fair, organiser, 'updateEvent', { eventId, durations: [20, 30] })
  await say(fair, organiser, 'updateEvent', { eventId, durations: [15] })
  await say(fair, organiser, 'cancelEvent', { eventId })
  await say(fair, organiser, 'cancelEvent', { eventId })
  await say(fair, organiser, 'cancelEvent', { eventId: await draftOf(fair, school) })
  await settle(fair.service)
  const ours = () => heard.filter(({ aggregateId }) => aggregateId === eventId)
  await until('four facts', () => ours().length >= 4)
  expect(ours().map(({ type, data }) => [type, data.requestPolicy, data.durations, data.state])).toEqual([
    ['passerelle.events.event-published.v1', 'TALENTS', [20, 30], 'PUBLISHED'],
    ['passerelle.events.event-changed.v1', 'RECRUITERS', [20, 30], 'PUBLISHED'],
    ['passerelle.events.event-changed.v1', 'RECRUITERS', [15], 'PUBLISHED'],
    ['passerelle.events.event-cancelled.v1', 'RECRUITERS', [15], 'CANCELLED'],
  ])
  expect(ours()[0]).toMatchObject({ actor: organiser.sub, data: { name: 'Salon', schoolId: school, days: forum.days } })
  expect(heard).toHaveLength(4)
})

test('SI-01 a cancelled event is not changed or published any more, and one that is over is not published', async () => {
  const eventId = await publishedOf(fair, school)
  expect(await say(fair, organiser, 'cancelEvent', { eventId })).toMatchObject({ state: 'CANCELLED' })
  const codes = [
    await say(fair, organiser, 'updateEvent', { eventId, name: 'x' }),
    await say(fair, organiser, 'publishEvent', { eventId }),
    await say(fair, organiser, 'setRequestPolicy', { eventId, requestPolicy: 'TALENTS' }),
    await say(fair, organiser, 'publishEvent', {
      eventId: await draftOf(fair, school, { days: [{ date: '2026-11-20', opensAt: '09:00', closesAt: '17:00' }] }),
    }),
  ].map(({ code }) => code)
  expect(codes).toEqual(['EVENT_CANCELLED', 'EVENT_CANCELLED', 'EVENT_CANCELLED', 'EVENT_OVER'])
})

test('SI-01 two organisers change the same event at once: both changes are kept', async () => {
  const eventId = await publishedOf(fair, school)
  const changes = [{ name: 'Salon' }, { description: 'Hall B' }, { creditsPerParticipant: 7 }, { durations: [15] }]
  const answers = await Promise.all(
    changes.map((change) => say(fair, organiser, 'updateEvent', { eventId, ...change })),
  )
  expect(answers.every(({ id }) => id === eventId)).toBe(true)
  const { event } = await fair.api
    .as(organiser)
    .query('query ($id: ID!) { event(id: $id) { name description creditsPerParticipant durations } }', { id: eventId })
  expect(event).toEqual({ name: 'Salon', description: 'Hall B', creditsPerParticipant: 7, durations: [15] })
})
