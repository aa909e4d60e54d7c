import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openEventStream } from '@passerelle/testkit'
import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
let line: Line
let authorization: string
let socket: Client
beforeAll(async () => {
  line = await startLine()
  world = await startGatewayWorld({ environment: { EMPLOYERS_URL: line.url } })
  line.to(world.subgraphs.employers.url)
  authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  socket = createClient({
    url: `${world.gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization },
  })
})
afterAll(async () => {
  await socket.dispose()
  await world[Symbol.asyncDispose]()
  line.close()
})
beforeEach(() => {
  world.subgraphs.keys.length = 0
})

const rename = 'mutation { rename(name: "Inès") { id } }'

async function post(query: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify({ query }),
  })
  return {
    status: answer.status,
    ...((await answer.json()) as { data?: object; errors?: [{ extensions: { code: string } }] }),
  }
}

test('EV-01 the key of a mutation reaches the subgraph by each of the three ways', async () => {
  await post(rename, { 'idempotency-key': '"a"' })
  await socket.iterate({ query: rename, extensions: { idempotencyKey: 'b' } }).next()
  for (const [headers, extensions] of [
    [{ 'idempotency-key': 'c' }, {}],
    [{}, { idempotencyKey: 'd' }],
  ] as const) {
    const stream = await openEventStream(`${world.gateway.url}/graphql/stream`, {
      body: { query: rename, extensions },
      headers: { authorization, ...headers },
    })
    stream.read()
    await stream.ended()
  }
  await post(rename)
  expect(world.subgraphs.keys).toEqual(['a', 'b', 'c', 'd', undefined])
})

test('GQ-06 a key of bad shape is a mistake before anything is done, by each way', async () => {
  expect(await post(rename, { 'idempotency-key': 'x'.repeat(201) })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  })
  for (const idempotencyKey of ['', 7, { a: 1 }, 'a b']) {
    const sent = socket.iterate({ query: rename, extensions: { idempotencyKey } }).next()
    await expect(sent).rejects.toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
  }
  expect(world.subgraphs.keys).toEqual([])
  expect((await post('{ me { name } }', { 'idempotency-key': 'of no use' })).status).toBe(200)
})

test('EV-01 when the connection to the subgraph breaks before the answer, a mutation with a key is sent again, no other', async () => {
  line.cutNext()
  expect(await post(rename, { 'idempotency-key': 'again' })).toMatchObject({ data: { rename: {} } })
  expect(world.subgraphs.keys).toEqual(['again', 'again'])
  line.cutNext()
  expect(await post(rename)).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
  expect(world.subgraphs.keys).toEqual(['again', 'again', undefined])
})

/** A way to the subgraph that can break. */
interface Line {
  url: string
  to(url: string): void
  /** The next mutation reaches its end, and its answer does not come back. */
  cutNext(): void
  close(): void
}

async function startLine(): Promise<Line> {
  let port = 0
  let cut = false
  const server = createServer((near) => {
    let broken = false
    const far = connect(port, '127.0.0.1')
    near.on('data', (bytes) => {
      if (cut && bytes.includes('mutation')) [cut, broken] = [false, true]
      far.write(bytes)
    })
    far.on('data', (bytes) => (broken ? near.destroy() : near.write(bytes)))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {})
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: (url) => {
      port = Number(new URL(url).port)
    },
    cutNext: () => {
      cut = true
    },
    close: () => server.close(),
  }
}
