import { expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { emit, reaction, type Transport, withCause } from '../src/index.ts'
import { Note, noteWritten, writeLine } from './support/note.ts'
import { openLog, openPlace, openTransport } from './support/place.ts'
import { takeEffect } from './support/take-effect.ts'
import { until } from './support/until.ts'

/** Hands every message over twice, and now and then steps back by some: all of it is allowed to happen. */
function repeating(transport: Transport): Transport {
  return {
    ...transport,
    subscribe(subscribing) {
      const before: Parameters<typeof subscribing.handle>[0][] = []
      return transport.subscribe({
        ...subscribing,
        async handle(messages, turn) {
          before.push(messages)
          await subscribing.handle(messages, turn)
          for (const again of before.slice(-3)) await subscribing.handle(again, { ...turn, done: () => {} })
        },
      })
    },
  }
}

test('EV-01 messages that come several times, also late, take effect once and in order', async () => {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  for (let i = 0; i < 10; i++) for (const note of ['a', 'b', 'c']) await writeLine(place.orm, note)
  const consumer = place.consumer(repeating(transport), 'reader')
  await until('all', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0)
  const effects = await place.effects()
  for (const note of ['a', 'b', 'c']) {
    expect(effects.filter((effect) => effect.startsWith(note))).toEqual(
      Array.from({ length: 10 }, (_, i) => `${note} ${i + 1}`),
    )
  }
  expect(consumer.outcomes.duplicate).toBeGreaterThan(30)
})

test('EV-01 a state that is older than the one already known is skipped; a newer one may jump', async () => {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  for (let i = 0; i < 3; i++) await writeLine(place.orm, 'a')
  await until('all sent', async () => (await relay.pending()) === 0)
  const db = await poolOf(place.orm)
  await db.query(`insert into inbox_version values ('reader', 'note', 'a', 2, 0)`)
  const consumer = place.consumer(transport, 'reader')
  await until('all', async () => (await consumer.lag()) === 0)
  expect(await place.effects()).toEqual(['a 3'])
  expect(consumer.outcomes).toMatchObject({ stale: 2, handled: 1 })
})

test('EV-01 a fault that passes is tried again in place, and leaves no half effects', async () => {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  let faults = 0
  const consumer = place.consumer(transport, 'reader', [
    reaction(noteWritten, async (context) => {
      await takeEffect.handle(context as never)
      if (++faults === 1) await context.em.execute(`do $$ begin raise exception using errcode = '40001'; end $$`)
      if (faults === 2) await context.em.execute('select pg_terminate_backend(pg_backend_pid())')
    }),
  ])
  await writeLine(place.orm, 'a')
  await until('it', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0)
  expect(await place.effects()).toEqual(['a 1'])
  expect(faults).toBe(3)
  expect(consumer.outcomes).toMatchObject({ handled: 1, parked: 0 })
})

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

/** What the outbox has after a line whose echo is said by a reaction, which fails once. */
async function echoed() {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  let tries = 0
  const consumer = place.consumer(transport, 'echo', [
    reaction(noteWritten, async ({ em, event }) => {
      if (event.aggregateId.startsWith('echo')) return
      const echo = em.create(Note, new Note(`echo of ${event.aggregateId}`))
      emit(em, noteWritten, echo, { id: echo.id, lines: 1 })
      if (++tries === 1) throw Object.assign(new Error('try again'), { code: '40P01' })
    }),
  ])
  await withCause({ traceparent }, () => writeLine(place.orm, 'a'))
  await until('the echo', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0)
  return place.orm.em
    .fork()
    .execute<{ aggregate_id: string; event_id: string; headers: Record<string, string> }[]>(
      'select aggregate_id, event_id, headers from outbox order by id',
    )
}

test('EV-01 what a reaction says leaves with the effect it has, once', async () => {
  expect((await echoed()).map(({ aggregate_id }) => aggregate_id)).toEqual(['a', 'echo of a'])
})

test('EV-05 what a reaction says names its cause', async () => {
  const [said, echo] = await echoed()
  expect(echo).toMatchObject({
    headers: { traceparent, causationid: said?.event_id, correlationid: said?.event_id },
  })
})
