import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { candidateRegistered, registrationCancelled } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { stranger, until } from '@passerelle/testkit'
import { candidateOf, draftOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

test('TS-12 a candidate of the organising school registers; others who see the event are told why not', async () => {
  const school = newId('sch')
  const eventId = await publishedOf(fair, school)
  const ines = candidateOf(school)
  expect(await say(fair, ines, 'registerForEvent', { eventId })).toMatchObject({
    state: 'ACTIVE',
    registeredAt: fair.clock().toISOString(),
    event: { id: eventId },
    candidate: { id: ines.candidates[0]!.candidate },
  })
  const organiser = staffOf(school, 'MANAGE_EVENTS')
  expect(await say(fair, organiser, 'registerForEvent', { eventId })).toMatchObject({ code: 'NOT_A_CANDIDATE' })
  for (const who of [stranger(), candidateOf(newId('sch')), userOf(newId('emp'))]) {
    expect(await say(fair, who, 'registerForEvent', { eventId })).toMatchObject({ code: 'NOT_FOUND' })
  }
})

test('TS-12 registering twice answers the same registration, cancelling and coming back keeps it', async () => {
  const heard = await fair.hears([candidateRegistered, registrationCancelled])
  const school = newId('sch')
  const eventId = await publishedOf(fair, school)
  const ines = candidateOf(school)
  const first = fair.clock().toISOString()
  const register = () => say(fair, ines, 'registerForEvent', { eventId })
  const cancel = () => say(fair, ines, 'cancelRegistration', { eventId })
  const registered = async () => {
    const { event } = await fair.api
      .as(ines)
      .query('query ($id: ID!) { event(id: $id) { viewerRegistration { id } } }', { id: eventId })
    return event.viewerRegistration?.id ?? null
  }
  expect(await cancel()).toMatchObject({ code: 'NOT_REGISTERED' })
  const { id } = await register()
  expect(await register()).toMatchObject({ id, state: 'ACTIVE' })
  expect(await registered()).toBe(id)
  expect(await cancel()).toMatchObject({ id, state: 'CANCELLED' })
  expect(await cancel()).toMatchObject({ id, state: 'CANCELLED' })
  expect(await registered()).toBeNull()
  fair.clock.advance(60_000)
  const back = fair.clock().toISOString()
  expect(await register()).toMatchObject({ id, state: 'ACTIVE', registeredAt: back })

  await until('three facts', () => heard.length >= 3)
  const state = { id, eventId, personId: ines.sub, candidateId: ines.candidates[0]!.candidate }
  expect(heard.map(({ data, aggregateVersion, actor }) => [data, aggregateVersion, actor])).toEqual([
    [{ ...state, active: true, registeredAt: first }, 1, ines.sub],
    [{ ...state, active: false, registeredAt: first }, 2, ines.sub],
    [{ ...state, active: true, registeredAt: back }, 3, ines.sub],
  ])
})

test('TS-12 nobody registers for a draft, a cancelled event or one that is over', async () => {
  const school = newId('sch')
  const ines = candidateOf(school)
  const register = async (eventId: string, who = ines) => (await say(fair, who, 'registerForEvent', { eventId })).code
  const draft = await draftOf(fair, school)
  const cancelled = await publishedOf(fair, school)
  await say(fair, staffOf(school, 'MANAGE_EVENTS'), 'cancelEvent', { eventId: cancelled })
  const over = await publishedOf(fair, school)
  const codes = [
    await register(draft),
    await register(newId('evt')),
    await register('nonsense'),
    await register(cancelled),
  ]
  fair.clock.set('2026-12-04T00:00:00Z')
  codes.push(await register(over))
  fair.clock.set('2026-11-22T09:00:00Z')
  expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND', 'EVENT_CANCELLED', 'EVENT_OVER'])
  const both = { ...ines, staff: [{ school, permissions: [] }] }
  expect(await register(draft, both)).toBe('EVENT_NOT_PUBLISHED')
})

test('TS-12 each answer of a request with several changes shows its own', async () => {
  const school = newId('sch')
  const input = { eventId: await publishedOf(fair, school) }
  const state = '... on Registration { state event { viewerRegistration { state } } }'
  const answer = await fair.api.as(candidateOf(school)).query(
    `mutation ($input: RegisterForEventInput!, $same: CancelRegistrationInput!) {
      one: registerForEvent(input: $input) { ${state} } two: cancelRegistration(input: $same) { ${state} }
      three: registerForEvent(input: $input) { ${state} } }`,
    { input, same: input },
  )
  const active = { state: 'ACTIVE', event: { viewerRegistration: { state: 'ACTIVE' } } }
  expect(answer).toEqual({
    one: active,
    two: { state: 'CANCELLED', event: { viewerRegistration: null } },
    three: active,
  })
})
