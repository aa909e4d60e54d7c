import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { accessChanged } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import type { Memberships } from '@passerelle/service-kit'
import { type Elsewhere, elsewhere, type TestDatabase, testDatabase, until } from '@passerelle/testkit'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let eventLog: TestDatabase
let world: GatewayWorld
let employers: Elsewhere
/** Two gateways that follow one log, each for itself. */
let gateways: string[]
beforeAll(async () => {
  eventLog = await testDatabase('eventlog', { entities: [], migrations: [] })
  // Who holds a socket is reached though the gateway has long forgotten what they may do.
  world = await startGatewayWorld({ eventLog: eventLog.url, keptAccess: 1 })
  employers = await elsewhere(eventLog.url)
  gateways = [world.gateway.url, (await world.replica()).url]
})
afterAll(async () => {
  await employers?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
  await eventLog?.[Symbol.asyncDispose]()
})

const school = newId('sch')
const staff: Partial<Memberships> = { staff: [{ school, permissions: ['APPROVE_JOBS'] }] }
const written = (text: string) => world.subgraphs.write({ id: `ntc_${text}`, text, author: { id: 'per_a' } })

/** Two streams on one socket of one gateway: one for everybody, one for staff. What came, and how it ended. */
async function listenAt(gateway: string, email: string) {
  const authorization = await world.identity.bearerFor({ email })
  const client = createClient({
    url: `${gateway.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  })
  const heard = { open: [] as unknown[], staff: [] as unknown[], ended: [] as string[], code: 0 }
  client.on('closed', (event) => {
    heard.code = (event as { code: number }).code
  })
  const follow = (name: 'open' | 'staff', query: string) =>
    client.subscribe(
      { query },
      { next: (result) => heard[name].push(result), error: () => {}, complete: () => heard.ended.push(name) },
    )
  follow('open', 'subscription { noteWritten { text } }')
  follow('staff', 'subscription { staffNotes { text } }')
  return { ...heard, heard, client }
}

/** A socket on which nothing is ever asked. */
async function holdAt(gateway: string, email: string) {
  const held = { code: 0 }
  const authorization = await world.identity.bearerFor({ email })
  await new Promise<void>((connected) => {
    createClient({
      url: `${gateway.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization },
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => {},
      on: {
        connected: () => connected(),
        closed: (event) => {
          held.code = (event as { code: number }).code
        },
      },
    })
  })
  return held
}

/** Tells it until it has been heard: what is said before a gateway follows the log is for nobody. */
async function told(email: string, what: string, seen: () => boolean): Promise<void> {
  await until(what, async () => {
    await employers.says(accessChanged, { personId: world.subgraphs.people.get(email) as PersonId })
    return seen()
  })
}

test('AC-03 a membership that is lost ends what it covered at once, on every gateway, and nothing else', async () => {
  const email = 'helene@example.org'
  world.subgraphs.grant(email, staff)
  const sockets = await Promise.all(gateways.map((gateway) => listenAt(gateway, email)))
  await until('four streams', () => world.subgraphs.listeners() === 4)

  // More rights than before: everything goes on.
  world.subgraphs.grant(email, { staff: [{ school, permissions: ['APPROVE_JOBS', 'MANAGE_EVENTS'] }] })
  const asked = world.subgraphs.accessed()
  await told(email, 'both gateways to ask again', () => world.subgraphs.accessed() >= asked + 2)
  written('first')
  await until('both streams of both', () => sockets.every(({ heard }) => heard.open.length + heard.staff.length === 2))

  world.subgraphs.grant(email, {})
  await told(email, 'the streams for staff to end', () => sockets.every(({ heard }) => heard.ended[0] === 'staff'))
  written('second')
  await until('the open streams to go on', () => sockets.every(({ heard }) => heard.open.length === 2))
  for (const { heard } of sockets) {
    expect(heard.staff).toEqual([
      { data: { staffNotes: { text: 'first' } } },
      { data: { staffNotes: null }, errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })] },
    ])
    expect([heard.ended, heard.code]).toEqual([['staff'], 0])
  }
  await Promise.all(sockets.map(({ client }) => client.dispose()))
})

test('HS-15 somebody who is suspended loses their sockets with 4403 and their event streams, on every gateway; others keep theirs', async () => {
  const email = 'louis@example.org'
  world.subgraphs.grant(email, staff)
  const theirs = await Promise.all(gateways.map((gateway) => listenAt(gateway, email)))
  const idle = await holdAt(gateways[1]!, email)
  world.subgraphs.grant('tom@example.org', staff)
  const others = await listenAt(gateways[0]!, 'tom@example.org')
  await until('six streams', () => world.subgraphs.listeners() === 6)
  const address = `${gateways[0]}/graphql/stream?query=${encodeURIComponent('subscription { noteWritten { text } }')}`
  const authorization = await world.identity.bearerFor({ email })
  const events = await fetch(address, { headers: { accept: 'text/event-stream', authorization } })
  world.subgraphs.suspended.add(email)
  await told(email, 'the sockets to close', () => theirs.every(({ heard }) => heard.code === 4403))
  await until('the idle socket to close', () => idle.code === 4403)
  expect(await events.text()).toMatch(/"UNAUTHENTICATED".*event: complete/s)
  await until('the streams to be left', () => world.subgraphs.listeners() === 2)
  written('third')
  await until('the others to hear', () => others.heard.open.length === 1 && others.heard.staff.length === 1)
  const person = await world.as(email)
  expect((await person.ask('{ me { name } }')).errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  await others.client.dispose()
})

test('AC-03 what somebody may do is asked again as soon as it changed, and not because some seconds have passed', async () => {
  const email = 'nadia@example.org'
  world.subgraphs.grant(email, staff)
  const person = await world.as(email)
  /** Of one question: how often employers was asked what its person may do. */
  const lookUps = async () => {
    const before = world.subgraphs.accessed()
    expect((await person.ask('{ me { name } }')).errors).toBeUndefined()
    return world.subgraphs.accessed() - before
  }
  await lookUps()
  const change = () => employers.says(accessChanged, { personId: world.subgraphs.people.get(email) as PersonId })
  // What is said before the gateway follows the log is for nobody.
  await until('the gateway to hear', async () => {
    await change()
    return (await lookUps()) === 1
  })
  await lookUps()
  await delay(2_300)
  expect(await lookUps()).toBe(0)
  await change()
  await until('the change to be heard', async () => (await lookUps()) === 1)
})
