import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import { type TestPerson, testClient, until } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { inhabit, register } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'

let network: Network
let staff: TestPerson
let schoolId: string
let elsewhere: string
let eventId: string
beforeAll(async () => {
  network = await startNetwork()
  await inhabit(network)
  elsewhere = await register(network, 'Haute École du Léman', 'Lausanne', 'anne-laure@example.org')
  staff = await network.as('helene@example.org')
  const { me } = await staff.query('{ me { staffOf { nodes { school { id events { edges { node { id } } } } } } } }')
  schoolId = me.staffOf.nodes[0].school.id
  eventId = me.staffOf.nodes[0].school.events.edges[0].node.id
}, 300_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

async function keyFor(...scopes: string[]): Promise<{ id: string; authorization: string; machine: TestPerson }> {
  const made = mutation('createApiKey', 'ApiKeyCreated { secret apiKey { id } }')
  const { result } = await staff.query(made, { input: { schoolId, name: scopes.join(), scopes } })
  const authorization = `Bearer ${result.secret}`
  return { id: result.apiKey.id, authorization, machine: testClient(network.url).with({ authorization }) }
}

const everything = `query ($school: ID!, $event: ID!) {
  school(id: $school) { name staff { nodes { permissions } }
    events { edges { node { name booths { edges { node { employer { name } } } } registrations { edges { node { candidate { name email } } } } } } }
    candidates { edges { node { name email matches { edges { node { id } } } } } }
    matches { edges { node { id } } } }
  event(id: $event) { name hosts { edges { node { id } } } } }`
const look = async (machine: TestPerson, school = schoolId) =>
  (await machine.ask(everything, { school, event: eventId })).data

test('AC-01 a key reads through the whole graph what its scopes open at its school', async () => {
  const booths = { edges: [{ node: { employer: { name: 'Atelier Boréal' } } }] }
  const events = await keyFor('READ_EVENTS')
  expect(await look(events.machine)).toEqual({
    school: {
      ...{ name: 'École Rive Gauche', staff: null, candidates: null, matches: null },
      events: { edges: [{ node: { name: 'Forum', booths, registrations: null } }] },
    },
    event: { name: 'Forum', hosts: null },
  })
  const person = { name: 'Inès Marchand', email: 'ines@example.org' }
  const both = await keyFor('READ_EVENTS', 'READ_CANDIDATES')
  expect(await look(both.machine)).toEqual({
    school: {
      ...{ name: 'École Rive Gauche', staff: null, matches: null },
      candidates: { edges: [{ node: { ...person, matches: null } }] },
      events: {
        edges: [{ node: { name: 'Forum', booths, registrations: { edges: [{ node: { candidate: person } }] } } }],
      },
    },
    event: { name: 'Forum', hosts: null },
  })
  const feed = await keyFor('FEED')
  const narrow =
    'query ($school: ID!, $event: ID!) { school(id: $school) { name candidates { totalCount } } event(id: $event) { name } }'
  expect(await feed.machine.query(narrow, { school: schoolId, event: eventId })).toEqual({
    school: { name: 'École Rive Gauche', candidates: null },
    event: null,
  })
})

test('AC-01 a key out of its scope is told which one is missing, and who gives it', async () => {
  const feed = await keyFor('FEED')
  const { data, errors } = await feed.machine.ask('query ($school: ID!) { events(schoolId: $school) { totalCount } }', {
    school: schoolId,
  })
  expect([data?.events, errors?.length, errors?.[0]?.extensions?.code]).toEqual([null, 1, 'FORBIDDEN'])
  expect(errors?.[0]?.message).toMatch(/READ_EVENTS.*(the school|l’école)/)
  const events = await keyFor('READ_EVENTS')
  const following = events.machine.subscribe(`subscription { schoolFeed(schoolId: "${schoolId}") { id } }`)
  await expect(following.next()).rejects.toThrow(/FEED.*(the school|l’école)/)
})

test('AC-04 a key reads nothing of another school, and changes nothing', async () => {
  const both = await keyFor('READ_EVENTS', 'READ_CANDIDATES')
  expect(await look(both.machine, elsewhere)).toMatchObject({ school: null })
  const { data } = await both.machine.ask(mutation('cancelEvent', 'Event { id }'), { input: { eventId } })
  expect(data?.result).toMatchObject({ code: 'FORBIDDEN' })
})

test('AC-03 a key that is withdrawn is signed out at once: its requests with 401, its sockets with 4403', async () => {
  const { id, authorization, machine } = await keyFor('READ_EVENTS')
  const socket = createClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
  })
  const closed = new Promise((resolve) => socket.on('closed', resolve))
  const read = '{ __typename }'
  expect((await socket.iterate({ query: read }).next()).value).toEqual({ data: { __typename: 'Query' } })
  expect((await machine.ask(read)).status).toBe(200)
  await staff.query(mutation('revokeApiKey', 'ApiKey { id }'), { input: { apiKeyId: id } })
  expect(await closed).toMatchObject({ code: 4403, reason: 'Access withdrawn' })
  const refused = await machine.ask(read)
  expect([refused.status, refused.errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED'])
  const again = createClient({
    url: `${network.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization },
  })
  await expect(again.iterate({ query: read }).next()).rejects.toMatchObject({ code: 4403 })
})

test.each([
  ['is not ours', `Bearer psk_${'A'.repeat(43)}`],
  ['is not whole', 'Bearer psk_abc'],
])('AC-01 a secret that %s is answered with 401', async (_, authorization) => {
  const { status, errors } = await testClient(network.url).with({ authorization }).ask('{ __typename }')
  expect([status, errors?.[0]?.extensions?.code]).toEqual([401, 'UNAUTHENTICATED'])
})

test('AC-03 a colleague who is removed reads nothing of the company any more, in the same second', async () => {
  const owner = await network.as('camille@example.org')
  const { me } = await owner.query('{ me { employerUsers { nodes { employer { id } } } } }')
  const employerId = me.employerUsers.nodes[0].employer.id
  const add = mutation('addEmployerUser', 'EmployerUser { id }')
  const input = { employerId, email: 'nadia@example.org', name: 'Nadia', role: 'RECRUITER' }
  const { result } = await owner.query(add, { input })
  const nadia = await network.as('nadia@example.org')
  const users = async () =>
    await nadia.query(
      `query ($id: ID!) { employer(id: $id) { users { edges { cursor } } } event(id: "${eventId}") { name } }`,
      { id: employerId },
    )
  expect(await users()).toMatchObject({ employer: { users: { edges: [{}, {}] } }, event: { name: 'Forum' } })
  await owner.query(mutation('removeEmployerUser', 'EmployerUser { id }'), { input: { employerUserId: result.id } })
  // Employers, where passports come from, answers by its own tables; the others by the passport that follows the event.
  expect((await users()).employer.users).toBeNull()
  await until('the event to be hidden', async () => (await users()).event === null)
})
