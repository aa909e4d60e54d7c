import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { boothOpened, candidateRegistered } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import { settle, until } from '@passerelle/testkit'
import { candidateOf, type Fair, publishedOf, say, staffOf, startFair, userOf } from './fair.ts'

let fair: Fair
beforeAll(async () => {
  fair = await startFair()
})
afterAll(() => fair[Symbol.asyncDispose]())

const times = <T>(count: number, act: () => Promise<T>) => Promise.all(Array.from({ length: count }, act))

test('TS-12 somebody who registers ten times at once is registered once, and told so ten times', async () => {
  const heard = await fair.hears([candidateRegistered])
  const school = newId('sch')
  const eventId = await publishedOf(fair, school)
  for (let round = 0; round < 5; round++) {
    const ines = candidateOf(school)
    const answers = await times(10, () => say(fair, ines, 'registerForEvent', { eventId }))
    expect(new Set(answers.map(({ id, state }) => `${id} ${state}`)).size).toBe(1)
    expect(answers[0]).toMatchObject({ state: 'ACTIVE' })
    await until('the fact', () => heard.length > round)
    await settle(fair.service)
    expect(heard).toHaveLength(round + 1)
  }
  const { event } = await fair.api
    .as(staffOf(school))
    .query('query ($id: ID!) { event(id: $id) { registrations { totalCount edges { node { id } } } } }', {
      id: eventId,
    })
  expect(event.registrations.totalCount).toBe(5)
})

test('TS-12 coming back from several windows at once after a cancellation counts once', async () => {
  const heard = await fair.hears([candidateRegistered])
  const school = newId('sch')
  const eventId = await publishedOf(fair, school)
  const ines = candidateOf(school)
  await say(fair, ines, 'registerForEvent', { eventId })
  await say(fair, ines, 'cancelRegistration', { eventId })
  await times(8, () => say(fair, ines, 'registerForEvent', { eventId }))
  await until('two facts', () => heard.length >= 2)
  await settle(fair.service)
  expect(heard.map(({ aggregateVersion }) => aggregateVersion)).toEqual([1, 3])
})

test('HS-16 colleagues who open the booth at once get the same one', async () => {
  const heard = await fair.hears([boothOpened])
  const school = newId('sch')
  const employerId = newId('emp')
  await fair.decide(school, employerId, 'APPROVED')
  const eventId = await publishedOf(fair, school)
  const answers = await times(8, () => say(fair, userOf(employerId), 'openBooth', { eventId, employerId }))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  await until('the fact', () => heard.length >= 1)
  await settle(fair.service)
  expect(heard).toHaveLength(1)
})

test('TS-12 a fair that is cancelled while people register holds nobody who came after', async () => {
  const school = newId('sch')
  const eventId = await publishedOf(fair, school)
  const crowd = Array.from({ length: 20 }, () => candidateOf(school))
  const registering = crowd.map((who) => say(fair, who, 'registerForEvent', { eventId }))
  const cancelling = say(fair, staffOf(school, 'MANAGE_EVENTS'), 'cancelEvent', { eventId })
  const answers = await Promise.all(registering)
  expect(await cancelling).toMatchObject({ state: 'CANCELLED' })
  for (const answer of answers) expect(answer.state ?? answer.code).toMatch(/^(ACTIVE|EVENT_CANCELLED)$/)
  expect(await say(fair, candidateOf(school), 'registerForEvent', { eventId })).toMatchObject({
    code: 'EVENT_CANCELLED',
  })
})
