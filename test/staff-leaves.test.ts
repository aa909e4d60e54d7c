import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import { type TestPerson, until } from '@passerelle/testkit'
import { act } from './act.ts'
import { register } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'

/** Hélène takes Karim onto the staff of her school, in the graph. */
let network: Network
let schoolId: string
let helene: TestPerson
let karim: TestPerson
let karimId: string
beforeAll(async () => {
  network = await startNetwork()
  schoolId = await register(network, 'École Rive Gauche', 'Paris', 'helene@example.org')
  helene = await network.as('helene@example.org', { name: 'Hélène Garnier' })
  const colleague = { name: 'Karim Haddad', email: 'karim@example.org', permissions: ['MANAGE_EVENTS'] }
  const added = await act(helene, 'addStaffMember', 'StaffMember { person { id } }', { schoolId, ...colleague })
  karimId = added.person.id
  karim = await network.as('karim@example.org', { name: 'Karim Haddad' })
  await network.settle()
}, 120_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const fair = () => ({
  ...{ schoolId, name: 'Forum', timeZone: 'Europe/Paris', durations: [20], requestPolicy: 'BOTH' },
  days: [
    { date: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10), opensAt: '09:00', closesAt: '12:00' },
  ],
})

async function makesAFair(): Promise<string> {
  const { result } = await karim.query(mutation('createEvent', 'Event { id }'), { input: fair() })
  return result.code ?? 'done'
}

test('AC-06 whoever is removed from the staff does nothing more in any service, and their streams end', async () => {
  expect(await makesAFair()).toBe('done')
  let heard = 0
  let end: string | undefined
  const listen = async () => {
    const stream = 'subscription ($id: ID!) { schoolFeed(schoolId: $id, after: "oldest") { type } }'
    for await (const _ of karim.subscribe(stream, { id: schoolId })) heard += 1
  }
  const ended = listen().catch((error) => {
    end = String(error)
  })
  const { id: eventId } = await act(helene, 'createEvent', 'Event { id }', fair())
  await act(helene, 'publishEvent', 'Event { id }', { eventId })
  await until('the stream to tell', () => heard > 0)

  await act(helene, 'removeStaffMember', 'School { id }', { schoolId, personId: karimId })
  await ended
  expect(end).toContain('Cela est ouvert à d’autres.')
  expect(await makesAFair()).toBe('FORBIDDEN')
})
