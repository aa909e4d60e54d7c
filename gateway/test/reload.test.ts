import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { readableLog, replaceSupergraph } from './replace-supergraph.ts'
import { compose, sdl } from './two-subgraphs.ts'

const { log, lines } = readableLog()
const withoutSlow = compose({ employers: sdl.employers.replace('slow(ms: Int!): String!', '') })
const withStranger = compose({ payments: 'type Query { balance: Int }' })

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld({ log })
})
afterAll(async () => world[Symbol.asyncDispose]())

const replaceBy = (text: string) => replaceSupergraph(world.subgraphs.supergraph, text, lines)

async function overSocket(query: string) {
  const authorization = await world.identity.bearerFor({ email: 'ines@example.org' })
  const url = `${world.gateway.url.replace('http', 'ws')}/graphql`
  const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization }, retryAttempts: 0 })
  try {
    return (await client.iterate({ query }).next()).value
  } finally {
    await client.dispose()
  }
}

test('GQ-01 a new supergraph is served over HTTP and sockets alike, and what was in use was planned on it', async () => {
  const ines = await world.as('ines@example.org')
  expect(await ines.query('{ slow(ms: 1) }')).toEqual({ slow: 'done' })
  expect(await ines.query('{ me { name } }')).toEqual({ me: { name: 'ines' } })
  expect(await replaceBy(withoutSlow)).toMatchObject({ msg: 'a new supergraph is served', planned: 1 })
  const { status, errors } = await ines.ask('{ slow(ms: 1) }')
  expect([status, errors?.[0]?.extensions?.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
  await expect(overSocket('{ slow(ms: 1) }')).rejects.toMatchObject([{ message: expect.stringContaining('slow') }])
  expect(await ines.query('{ me { name } }')).toEqual({ me: { name: 'ines' } })
  expect(await replaceBy(compose())).toMatchObject({ msg: 'a new supergraph is served' })
  expect(await ines.query('{ slow(ms: 1) }')).toEqual({ slow: 'done' })
  expect(await overSocket('{ slow(ms: 1) }')).toEqual({ data: { slow: 'done' } })
})

test('GQ-01 a request that was on its way when the supergraph changed is answered by the one it was asked of', async () => {
  const ines = await world.as('ines@example.org')
  const asked = ines.query('{ slow(ms: 2500) }')
  await replaceBy(withoutSlow)
  expect(await asked).toEqual({ slow: 'done' })
  await replaceBy(compose())
})

test('GQ-01 a bad supergraph is refused with a line in the log, and the one before goes on serving', async () => {
  const ines = await world.as('ines@example.org')
  const refused = { level: 50, msg: 'the new supergraph is refused; the one before goes on serving' }
  for (const bad of ['type Query {', sdl.employers, '', compose().slice(0, 2000)]) {
    expect(await replaceBy(bad)).toMatchObject(refused)
    expect(await ines.query('{ me { name } }')).toEqual({ me: { name: 'ines' } })
  }
  const line = await replaceBy(withStranger)
  expect(line).toMatchObject({ ...refused, err: { message: expect.stringContaining('"payments"') } })
  expect(await replaceBy(withoutSlow)).toMatchObject({ msg: 'a new supergraph is served' })
  await replaceBy(compose())
})
