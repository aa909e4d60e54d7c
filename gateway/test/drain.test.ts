import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'

let world: GatewayWorld
beforeAll(async () => {
  world = await startGatewayWorld()
})
afterAll(async () => world[Symbol.asyncDispose]())

test('OP-04 the gateway drains: what it accepted is answered, sockets close with 1001', async () => {
  const ines = await world.as('ines@example.org')
  await ines.query('{ me { id } }')
  const socket = new WebSocket(`${world.gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const slow = Array.from({ length: 10 }, () => ines.query('{ slow(ms: 300) }'))
  await ines.query('{ me { id } }')
  await world.restartGateway()
  expect(await Promise.all(slow)).toEqual(Array(10).fill({ slow: 'done' }))
  expect(await closed).toBe(1001)
  expect((await ines.ask('{ me { name } }')).data).toEqual({ me: { name: 'ines' } })
})

test('OP-04 a query waits for a subgraph that is just starting again', async () => {
  const ines = await world.as('ines@example.org')
  const restarting = world.subgraphs.restartNotifications()
  const answers = await Promise.all(Array.from({ length: 5 }, () => ines.ask('{ notes { id } }')))
  await restarting
  expect(answers.map(({ data }) => data)).toEqual(Array(5).fill({ notes: [] }))
})
