import { expect, test } from '@jest/globals'
import { tail } from '../src/index.ts'
import { noteWritten, writeLine } from './support/note.ts'
import { openLog, openPlace, openTransport } from './support/place.ts'
import { until } from './support/until.ts'

test('EV-01 what is committed takes effect elsewhere once and in order, and is seen by who follows', async () => {
  await using log = await openLog()
  await using place = await openPlace()
  const transport = place.also(openTransport(log.url))
  const relay = place.relay(transport)
  const consumer = place.consumer(transport, 'reader')
  await writeLine(place.orm, 'before')
  await until('the first', async () => (await place.effects()).length === 1)
  const seen: string[] = []
  place.also(
    await tail(transport, [noteWritten], (event) => void seen.push(`${event.aggregateId} ${event.aggregateVersion}`)),
  )
  const written: string[] = []
  for (let version = 1; version <= 10; version++) {
    for (const note of ['a', 'b', 'c']) {
      await writeLine(place.orm, note)
      written.push(`${note} ${version}`)
    }
  }
  await until('all', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0)
  await until('the follower', () => seen.length === written.length)
  for (const all of [(await place.effects()).slice(1), seen]) {
    expect([...all].sort()).toEqual([...written].sort())
    for (const note of ['a', 'b', 'c']) {
      const ofNote = (text: string) => text.startsWith(note)
      expect(all.filter(ofNote)).toEqual(written.filter(ofNote))
    }
  }
})
