import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { until } from '@passerelle/client'
import { Client } from 'pg'
import { openPlace } from '../../../packages/messaging/test/support/place.ts'
import { whileEventsFlow } from '../while-events-flow.ts'

test('OP-01 what is waited for is waited for as long as services take in events, and not longer', async () => {
  await using place = await openPlace()
  const db = new Client({ connectionString: place.url })
  place.also({ close: () => db.end() })
  await db.connect()
  await using flow = await whileEventsFlow([place.url], 2_000)
  let taken = 0
  const began = performance.now()
  // Slower than its whole patience would be without them.
  await until('five events', flow.patience(), async () => {
    await delay(900)
    await db.query(`insert into inbox (consumer, event_id) values ('reader', $1)`, [String(taken++)])
    return taken === 5 ? true : undefined
  })
  expect(performance.now() - began).toBeGreaterThan(4_000)
  const waited = until('one more', flow.patience(), async () => undefined)
  await expect(waited).rejects.toThrow('Waited in vain (no service has taken in an event for 2 s): one more')
}, 60_000)
