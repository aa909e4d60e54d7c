import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { newId, systemClock } from '@passerelle/kernel'
import { createLog } from '../src/index.ts'
import { Lane } from '../src/lane.ts'
import { ask } from './ask.ts'
import { startTiny } from './tiny-service.ts'

test('a subgraph that is full answers who waited too long with 503, UNAVAILABLE and when to come again', async () => {
  const lanes = { reads: { atOnce: 1, patience: 100 }, changes: { atOnce: 1, patience: 100 } }
  await using tiny = await startTiny(createLog('tiny', 'silent'), systemClock, lanes)
  const passport = await tiny.signer.sign({ sub: newId('per') })
  const slow = ask(tiny.server.url, passport, '{ slow(ms: 1500) }')
  await delay(50)
  const late = await ask(tiny.server.url, passport, '{ now }')
  expect(late.status).toBe(503)
  expect(late.errors?.[0]?.extensions.code).toBe('UNAVAILABLE')
  expect(late.headers.get('retry-after')).toBe('1')
  const change = await ask(tiny.server.url, passport, 'mutation { write(text: "a") { ... on Note { text } } }')
  expect(change.data).toEqual({ write: { text: 'a' } })
  expect((await slow).data).toEqual({ slow: 'done' })
  expect((await ask(tiny.server.url, passport, '{ now }')).status).toBe(200)
})

test('work waits in the order in which it came, and what nobody waits for any more is not begun', async () => {
  const lane = new Lane({ atOnce: 1, patience: 5_000 })
  const { promise: first, resolve: endFirst } = Promise.withResolvers<void>()
  const begun: string[] = []
  const begin = (name: string) => async () => void begun.push(name)
  const all = [lane.run(() => first), lane.run(begin('second')), lane.run(begin('gone'), () => false)]
  all.push(lane.run(begin('third')))
  const settled = Promise.allSettled(all)
  expect(lane.waiting).toBe(3)
  endFirst()
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(begun).toEqual(['second', 'third'])
  expect(lane.waiting).toBe(0)
})

test('work that fails gives its place to the next', async () => {
  const lane = new Lane({ atOnce: 1, patience: 5_000 })
  const fails = lane.run(() => Promise.reject(new Error('no')))
  const next = lane.run(async () => 'yes')
  await expect(fails).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
