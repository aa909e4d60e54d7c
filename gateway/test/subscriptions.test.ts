import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld()
})
afterAll(async () => world[Symbol.asyncDispose]())
// Whoever has left must have left the owner of the event too.
afterEach(() => listening(0))

const socketUrl = () => `${world.gateway.url.replace('http', 'ws')}/graphql`

async function clientOf(email: string, options?: { expiresIn?: number }): Promise<Client> {
  const authorization = await world.identity.bearerFor({ email }, options)
  return createClient({
    url: socketUrl(),
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
    retryAttempts: 0,
  })
}

async function listening(count: number): Promise<void> {
  while (world.subgraphs.listeners() !== count) await new Promise((resolve) => setImmediate(resolve))
}

const note = (text: string, author = 'per_a') => ({ id: `ntc_${text}`, text, author: { id: author } })

test('GQ-03 an event arrives over graphql-ws, completed from the subgraph that owns the author', async () => {
  await using client = disposable(await clientOf('ines@example.org'))
  const query = `subscription Notes($with: Boolean!) { written: noteWritten { id said: text @include(if: $with) author { name } } }`
  const events = client.iterate({ query, variables: { with: true } })
  const [first, second] = [events.next(), events.next()]
  await listening(1)
  world.subgraphs.write(note('one', 'per_0007'))
  world.subgraphs.write(note('two', 'per_0008'))
  expect((await first).value).toEqual({
    data: { written: { id: 'ntc_one', said: 'one', author: { name: 'Person 0007' } } },
  })
  expect((await second).value).toEqual({
    data: { written: { id: 'ntc_two', said: 'two', author: { name: 'Person 0008' } } },
  })
})

test('AC-04 an event goes only to whom the policy of its owner lets see it', async () => {
  await using mine = disposable(await clientOf('ines@example.org'))
  await using theirs = disposable(await clientOf('tom@example.org'))
  const query = 'subscription { noteWritten { text } }'
  const [me, them] = [mine.iterate({ query }).next(), theirs.iterate({ query }).next()]
  await listening(2)
  await (await world.as('ines@example.org')).query('{ me { id } }')
  world.subgraphs.write(note('private', world.subgraphs.people.get('ines@example.org')))
  expect((await me).value).toEqual({ data: { noteWritten: { text: 'private' } } })
  world.subgraphs.write(note('public'))
  expect((await them).value).toEqual({ data: { noteWritten: { text: 'public' } } })
})

test('GQ-01 a client that leaves, leaves the owning subgraph too', async () => {
  const client = await clientOf('ines@example.org')
  const events = client.iterate({ query: 'subscription { noteWritten { id } }' })
  const waiting = events.next()
  await listening(1)
  await events.return?.()
  await waiting
  await listening(0)
  await client.dispose()
})

test('AC-01 no token, or an expired one, closes with 4403, and so does expiry in mid-stream', async () => {
  const refused = createClient({ url: socketUrl(), webSocketImpl: WebSocket, retryAttempts: 0 })
  const query = 'subscription { noteWritten { id } }'
  await expect(refused.iterate({ query }).next()).rejects.toMatchObject({ code: 4403 })
  const late = await clientOf('ines@example.org', { expiresIn: -60 })
  await expect(late.iterate({ query }).next()).rejects.toMatchObject({ code: 4403 })
  const short = await clientOf('ines@example.org', { expiresIn: 1 })
  await expect(short.iterate({ query }).next()).rejects.toMatchObject({ code: 4403, reason: 'Token expired' })
  await listening(0)
})

test('GQ-09 mistakes end themselves and not the socket: syntax, limits, names, a conditional root', async () => {
  await using client = disposable(await clientOf('ines@example.org'))
  const good = client.iterate({ query: 'subscription { noteWritten { text } }' }).next()
  await listening(1)
  const mistakes = [
    'subscription {',
    'subscription { nothing }',
    'subscription($w: Boolean!) { noteWritten @skip(if: $w) { id } }',
    `subscription { noteWritten { ${'id '.repeat(5000)} } }`,
    `subscription { noteWritten { ${'author { notes { '.repeat(15)} id ${'} }'.repeat(15)} } }`,
    '{ __schema { types { name } } }',
  ]
  for (const query of mistakes) {
    await expect(client.iterate({ query }).next()).rejects.toMatchObject([{ extensions: { code: expect.any(String) } }])
  }
  world.subgraphs.write(note('still here'))
  expect((await good).value).toEqual({ data: { noteWritten: { text: 'still here' } } })
})

test('GQ-01 queries and mutations over the socket take the same way as over HTTP', async () => {
  await using client = disposable(await clientOf('ines@example.org'))
  expect((await client.iterate({ query: '{ me { name } }' }).next()).value).toEqual({ data: { me: { name: 'ines' } } })
  const { value } = await client.iterate({ query: '{ fault }' }).next()
  expect(value).toMatchObject({ data: { fault: null }, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
  expect(JSON.stringify(value)).not.toMatch(/10\.0\.0\.7|employers/)
})

test('GQ-06 a fault in an event is masked and the stream goes on', async () => {
  await using client = disposable(await clientOf('ines@example.org'))
  const events = client.iterate({ query: 'subscription { mine { text } }' })
  const [first, second] = [events.next(), events.next()]
  await listening(1)
  world.subgraphs.write(note('boom'))
  world.subgraphs.write(note('fine'))
  expect(JSON.stringify((await first).value)).not.toMatch(/relation|notifications/)
  expect((await first).value).toMatchObject({ data: { mine: null }, errors: [{ path: ['mine'] }] })
  expect((await second).value).toEqual({ data: { mine: { text: 'fine' } } })
})

test('GQ-09 a message above 256 KB closes its socket with 1009', async () => {
  const socket = new WebSocket(socketUrl(), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send('x'.repeat(300_000))
  expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1009)
})

test('AC-01 a page of another origin may not open a socket', async () => {
  const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', { origin: 'https://else.example.org' })
  await expect(new Promise((_, reject) => socket.once('error', reject))).rejects.toThrow('403')
})

test('GQ-03 when the owner restarts, its streams end with an error that says so, and a new one works', async () => {
  await using client = disposable(await clientOf('ines@example.org'))
  const cut = client.iterate({ query: 'subscription { noteWritten { text } }' }).next()
  await listening(1)
  const interrupted = expect(cut).rejects.toMatchObject([{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }])
  await world.subgraphs.restartNotifications()
  await interrupted
  await listening(0)
  const again = client.iterate({ query: 'subscription { noteWritten { text } }' }).next()
  await listening(1)
  world.subgraphs.write(note('back'))
  expect((await again).value).toEqual({ data: { noteWritten: { text: 'back' } } })
})

function disposable(client: Client): Client & AsyncDisposable {
  return Object.assign(client, { [Symbol.asyncDispose]: async () => client.dispose() })
}
