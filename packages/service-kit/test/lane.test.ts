import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { newId, systemClock } from '@passerelle/kernel'
import { request } from 'undici'
import { createLog } from '../src/index.ts'
import { Lane } from '../src/lane.ts'
import { ask } from './ask.ts'
import { startTiny } from './tiny-service.ts'

test('a subgraph that is full answers who waited too long with 503, UNAVAILABLE and when to come again', async () => {
  const lane = { atOnce: 1, patience: 100, longest: 100 }
  const lanes = { reads: lane, changes: lane }
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
  const lane = new Lane({ atOnce: 1, patience: 5_000, longest: 5_000 })
  const { promise: first, resolve: endFirst } = Promise.withResolvers<void>()
  const begun: string[] = []
  const begin = (name: string) => async () => void begun.push(name)
  const all = [lane.run(() => first), lane.run(begin('second')), lane.run(begin('gone'), { isWanted: () => false })]
  all.push(lane.run(begin('third')))
  const settled = Promise.allSettled(all)
  expect(lane.waiting).toBe(3)
  endFirst()
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(begun).toEqual(['second', 'third'])
  expect(lane.waiting).toBe(0)
})

test('work that fails gives its place to the next', async () => {
  const lane = new Lane({ atOnce: 1, patience: 5_000, longest: 5_000 })
  const fails = lane.run(() => Promise.reject(new Error('no')))
  const next = lane.run(async () => 'yes')
  await expect(fails).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

const inLine = (lane: Lane, count: number, ms: number) =>
  Promise.allSettled(Array.from({ length: count }, () => lane.run(() => delay(ms))))

test('a line that moves is waited in for longer than one in which nothing does', async () => {
  const lane = new Lane({ atOnce: 1, patience: 1_500, longest: 60_000 })
  const all = await inLine(lane, 10, 250)
  expect(all.filter(({ status }) => status === 'rejected')).toEqual([])
})

test('a line that moves is not waited in for ever', async () => {
  const lane = new Lane({ atOnce: 1, patience: 60_000, longest: 300 })
  const all = await inLine(lane, 20, 100)
  expect([all.at(0)?.status, all.at(-1)]).toEqual([
    'fulfilled',
    expect.objectContaining({
      reason: expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAVAILABLE' }) }),
    }),
  ])
})

test('whoever waits in line is told every second that it goes on', async () => {
  const lane = { atOnce: 1, patience: 5_000, longest: 5_000 }
  await using tiny = await startTiny(createLog('tiny', 'silent'), systemClock, { reads: lane, changes: lane })
  const passport = await tiny.signer.sign({ sub: newId('per') })
  const slow = ask(tiny.server.url, passport, '{ slow(ms: 1500) }')
  await delay(50)
  const signs: number[] = []
  const { body } = await request(`${tiny.server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', passport },
    body: JSON.stringify({ query: '{ now }' }),
    onInfo: ({ statusCode }) => signs.push(statusCode),
  })
  expect(await body.json()).toEqual({ data: { now: expect.anything() } })
  expect(signs).toEqual([102])
  await slow
})
