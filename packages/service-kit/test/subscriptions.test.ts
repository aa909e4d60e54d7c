import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { Note, startTiny, type Tiny } from './tiny-service.ts'

let tiny: Tiny
const author = newId('per')
const stranger = newId('per')
const school = newId('sch')

beforeAll(async () => {
  tiny = await startTiny()
})
afterAll(async () => tiny.server.close())

const note = (text: string) => new Note(newId('ntc'), author, text)
const clientWith = (connectionParams: () => Promise<Record<string, unknown>>): Client =>
  createClient({
    url: `${tiny.server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams,
    retryAttempts: 0,
  })
const clientOf = (sub: `per_${string}`) => clientWith(async () => ({ passport: await tiny.signer.sign({ sub }) }))

async function listening(count: number): Promise<void> {
  while (tiny.listeners() !== count) await new Promise((resolve) => setImmediate(resolve))
}

test('AC-04 an event reaches only those who may see its object', async () => {
  const [mine, theirs] = [clientOf(author), clientOf(stranger)]
  const query = 'subscription { noteWritten { text } }'
  const events = mine.iterate({ query })
  const others = theirs.iterate({ query })
  const [first, other] = [events.next(), others.next()]
  await listening(2)
  tiny.publish(note('one'))
  expect((await first).value).toEqual({ data: { noteWritten: { text: 'one' } } })
  tiny.publish(new Note(newId('ntc'), stranger, 'theirs'))
  expect((await other).value).toEqual({ data: { noteWritten: { text: 'theirs' } } })
  await Promise.all([mine.dispose(), theirs.dispose()])
  await listening(0)
})

test('AC-02 a socket without a passport is closed with 4403, and a subscription may bring its own passport', async () => {
  const closed = Promise.withResolvers<{ code: number }>()
  const nobody = clientWith(async () => ({}))
  nobody.on('closed', (event) => closed.resolve(event as { code: number }))
  const refused = nobody.iterate({ query: 'subscription { noteWritten { text } }' }).next()
  await expect(refused).rejects.toMatchObject({ code: 4403 })
  expect((await closed.promise).code).toBe(4403)

  const shared = clientWith(async () => ({ passport: await tiny.signer.sign({ sub: 'gateway', gateway: true }) }))
  const staff = await tiny.signer.sign({ sub: author, staff: [{ school, permissions: [] }] })
  const events = shared.iterate({ query: 'subscription { staffEvents { text } }', extensions: { passport: staff } })
  const first = events.next()
  await listening(1)
  tiny.publish(note('for staff'))
  expect((await first).value).toEqual({ data: { staffEvents: { text: 'for staff' } } })
  await shared.dispose()
  await listening(0)
})

test('AC-03 a renewed passport without the right ends the subscription at once, without waiting for an event', async () => {
  let socket: WebSocket | undefined
  const shared = clientWith(async () => ({ passport: await tiny.signer.sign({ sub: 'gateway', gateway: true }) }))
  shared.on('connected', (opened) => {
    socket = opened as WebSocket
  })
  const passport = await tiny.signer.sign({ sub: author, staff: [{ school, permissions: [] }] })
  const extensions = { passport, subscriber: 'one' }
  const events = shared.iterate({ query: 'subscription { staffEvents { text } }', extensions })
  const first = events.next()
  await listening(1)
  tiny.publish(note('yet'))
  await first
  const renewed = async (claims: Parameters<typeof tiny.signer.sign>[0]) => {
    const ponged = new Promise((resolve) => shared.on('pong', resolve))
    socket!.send(JSON.stringify({ type: 'ping', payload: { passports: { one: await tiny.signer.sign(claims) } } }))
    await ponged
  }
  await renewed({ sub: author, staff: [{ school, permissions: ['APPROVE_JOBS'] }] })
  tiny.publish(note('and again'))
  expect((await events.next()).value).toEqual({ data: { staffEvents: { text: 'and again' } } })
  await renewed({ sub: author })
  expect((await events.next()).value).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  expect((await events.next()).done).toBe(true)
  await listening(0)
  await shared.dispose()
})

test('GQ-09 a document that does not parse or validate, or is no subscription, ends itself and not the socket', async () => {
  const client = clientOf(author)
  const good = client.iterate({ query: 'subscription { noteWritten { text } }' })
  const first = good.next()
  await listening(1)
  const failing = [
    'subscription {',
    '',
    'subscription { nothing }',
    '{ now }',
    `subscription($w: Boolean!) { noteWritten @skip(if: $w) { text } }`,
  ]
  for (const query of failing) await expect(client.iterate({ query }).next()).rejects.toBeDefined()
  tiny.publish(note('still here'))
  expect((await first).value).toEqual({ data: { noteWritten: { text: 'still here' } } })
  await client.dispose()
  await listening(0)
})
