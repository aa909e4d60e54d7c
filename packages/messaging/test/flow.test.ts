import { expect, test } from '@jest/globals'
import { reaction, tail } from '../src/index.ts'
import { noteWritten, writeLine } from './support/note.ts'
import { openLog, openPlace, openTransport } from './support/place.ts'
import { until } from './support/until.ts'

test('EV-01 what is committed takes effect elsewhere once and in order, within 150 ms', async () => {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  const arrivals = new Map<string, number>()
  const consumer = place.consumer(transport, 'reader', [
    reaction(noteWritten, async ({ event }) => {
      arrivals.set(`${event.aggregateId} ${event.aggregateVersion}`, performance.now())
    }),
  ])
  await until('the group', async () => (await consumer.lag()) === 0)
  const took: number[] = []
  for (let i = 1; i <= 100; i++) {
    await writeLine(place.orm, `note_${i % 7}`)
    const committed = performance.now()
    await until(`line ${i}`, () => arrivals.has(`note_${i % 7} ${Math.floor((i - (i % 7 || 7)) / 7) + 1}`))
    took.push((arrivals.get(`note_${i % 7} ${Math.floor((i - (i % 7 || 7)) / 7) + 1}`) ?? 0) - committed)
  }
  took.sort((a, b) => a - b)
  console.log('p50', took[50], 'p99', took[98], 'max', took[99])
  expect(await relay.pending()).toBe(0)
  const seen: number[] = []
  place.also(await tail(transport, [noteWritten], (event) => void seen.push(event.aggregateVersion)))
  await writeLine(place.orm, 'note_1')
  await until('the tail', () => seen.length === 1)
})
