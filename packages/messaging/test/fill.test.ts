import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { systemClock } from '@passerelle/kernel'
import { fill, projection, reaction, type Transport } from '../src/index.ts'
import { noteWritten, writeLine } from './support/note.ts'
import { noteProjection, noteProjectionTable } from './support/note-projection.ts'
import { log, openLog, openPlace, openTransport, type Place } from './support/place.ts'
import { startProcess } from './support/start-member.ts'
import { until } from './support/until.ts'

const group = `keeper ${process.pid} ${Date.now()}`
const stack = new AsyncDisposableStack()
let place: Place
let transport: Transport
let logUrl: string
beforeAll(async () => {
  logUrl = stack.use(await openLog()).url
  place = stack.use(await openPlace())
  transport = place.also(openTransport(logUrl))
  place.relay(transport)
  await execute(noteProjectionTable)
})
afterAll(() => stack.disposeAsync())

/** Notes of one test are its own: on a Kafka that others use, too, there are more. */
let mine = ''
beforeEach(() => {
  mine = `${crypto.randomUUID()} `
})

const execute = <Row>(sql: string, values: unknown[] = []) => place.orm.em.fork().execute<Row[]>(sql, values)
const write = (note: string) => writeLine(place.orm, mine + note)
const filling = () => ({
  ...{ orm: place.orm, transport, group, projection: noteProjection, reactions: [], clock: systemClock, log },
})
const fillIt = (by: Transport = transport) => fill({ ...filling(), transport: by })

async function kept(): Promise<Record<string, number>> {
  const rows = await execute<{ id: string; lines: number }>('select * from note_projection where starts_with(id, ?)', [
    mine,
  ])
  return Object.fromEntries(rows.map((row) => [row.id.slice(mine.length), row.lines]))
}

async function seen(note: string): Promise<number | undefined> {
  const [row] = await execute<{ version: number }>(
    'select version from inbox_version where consumer = ? and aggregate_id = ?',
    [group, mine + note],
  )
  return row?.version
}

const sent = () =>
  until('all to be in the log', async () => {
    const waiting = await execute('select from outbox where published_at is null')
    return waiting.length === 0
  })

/** As the log, but before its reader gets the first message of this key, something else happens. */
function meanwhile(note: string, happens: () => Promise<void>): Transport {
  let happened = false
  return {
    ...transport,
    replay: (topics, handle) =>
      transport.replay(topics, async (message) => {
        if (message.key === mine + note && !happened) {
          happened = true
          await happens()
        }
        await handle(message)
      }),
  }
}

test('OP-06 a projection that is new has what was said before, and the reader of the service stays where it was', async () => {
  const consumer = place.consumer(transport, group)
  for (const note of ['a', 'b', 'a', 'a']) await write(note)
  await until('the service', async () => (await seen('a')) === 3 && (await seen('b')) === 1)
  const effects = await place.effects()
  const { kept: taken, failed } = await fillIt()
  expect(taken).toBeGreaterThanOrEqual(2)
  expect(failed).toBe(0)
  expect(await kept()).toEqual({ a: 3, b: 1 })
  await fillIt()
  expect(await kept()).toEqual({ a: 3, b: 1 })
  expect(await place.effects()).toEqual(effects)
  await consumer.close()
})

test('OP-06 what the service hears while a projection is filled is not overwritten by what was before', async () => {
  await write('a')
  await write('a')
  await sent()
  const consumer = place.consumer(transport, group, [noteProjection])
  const overtaken = meanwhile('a', async () => {
    for (let n = 3; n <= 5; n++) await write('a')
    await until('the service', async () => (await seen('a')) === 5)
  })
  const { replaced } = await fillIt(overtaken)
  expect(replaced).toBeGreaterThanOrEqual(2)
  expect(await kept()).toEqual({ a: 5 })
  await consumer.close()
})

test('OP-06 a service and a filling that meet at one note take turns', async () => {
  await write('a')
  await sent()
  const writing = Promise.withResolvers<void>()
  const slow = projection('note_projection', [noteWritten], async (context) => {
    await noteProjection.handle(context)
    if (context.event.aggregateId === `${mine}a` && context.event.data.lines === 2) {
      writing.resolve()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  })
  const consumer = place.consumer(transport, group, [slow])
  const together = meanwhile('a', async () => {
    await write('a')
    await writing.promise
  })
  await fillIt(together)
  expect(await kept()).toEqual({ a: 2 })
  await consumer.close()
})

test('OP-06 what the service has not heard yet is filled in, and comes to it all the same', async () => {
  await write('a')
  await sent()
  await fillIt()
  expect(await kept()).toEqual({ a: 1 })
  expect(await seen('a')).toBeUndefined()
  const consumer = place.consumer(transport, group)
  await until('the service', async () => (await seen('a')) === 1)
  expect(await place.effects()).toContain(`${mine}a 1`)
  await consumer.close()
})

test('OP-06 a filling that was killed halfway is done by doing it again', async () => {
  for (const note of ['a', 'b', 'c', 'a', 'b']) await write(note)
  await sent()
  await using filling = startProcess('filling.ts', place.url, logUrl, group)
  // One line for each note that it has said: with more, it would not wait for the kill.
  let gone = 0
  await until('some of it', async () => {
    if (filling.received.length > gone) {
      gone += 1
      filling.goOn()
    }
    return Object.keys(await kept()).length > 0
  })
  filling.signal('SIGKILL')
  await fillIt()
  expect(await kept()).toEqual({ a: 2, b: 2, c: 1 })
})

test('OP-06 an event that cannot be taken in is counted, and others are', async () => {
  for (const note of ['a', 'bad', 'b']) await write(note)
  await sent()
  const picky = projection('note_projection', [noteWritten], async (context) => {
    if (context.event.aggregateId === `${mine}bad`) throw new Error('not that one')
    await noteProjection.handle(context)
  })
  const { failed } = await fill({ ...filling(), projection: picky })
  expect(failed).toBe(1)
  expect(await kept()).toEqual({ a: 1, b: 1 })
})

test('OP-06 what follows of a projection is done once all of it is there, of each note by what the service heard last', async () => {
  const consumer = place.consumer(transport, group)
  for (const note of ['a', 'b', 'a']) await write(note)
  await until('the service', async () => (await seen('a')) === 2 && (await seen('b')) === 1)
  const followed: unknown[] = []
  const follow = reaction(noteWritten, async ({ em, event: { aggregateId, data } }) => {
    const ofMine = 'select count(*)::int as notes from note_projection where starts_with(id, ?)'
    const [{ notes }] = (await em.execute(ofMine, [mine])) as [{ notes: number }]
    if (aggregateId.startsWith(mine)) followed.push([aggregateId.slice(mine.length), data.lines, notes])
  })
  await fill({ ...filling(), reactions: [follow] })
  expect(followed.sort()).toEqual([
    ['a', 2, 2],
    ['b', 1, 2],
  ])
  await consumer.close()
})
