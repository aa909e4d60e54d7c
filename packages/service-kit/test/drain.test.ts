import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { WebSocket } from 'ws'
import { ask } from './ask.ts'
import { startTiny } from './tiny-service.ts'

test('OP-04 live and ready are told apart from draining, and what was accepted is answered', async () => {
  const tiny = await startTiny()
  const { url } = tiny.server
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', checks: { database: 'ok' } })
  const passport = await tiny.signer.sign({ sub: newId('per') })
  const inFlight = Array.from({ length: 20 }, () => ask(url, passport, '{ slow(ms: 200) }'))
  await ask(url, passport, '{ now }')
  const closing = tiny.server.close()
  expect((await Promise.all(inFlight)).map((answer) => answer.data?.slow)).toEqual(Array(20).fill('done'))
  await closing
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
})

test('OP-04 sockets are told to go elsewhere with 1001', async () => {
  const tiny = await startTiny()
  const socket = new WebSocket(`${tiny.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  await tiny.server.close()
  expect(await closed).toBe(1001)
})
