import type { Queryable } from '@passerelle/persistence'
import type { LogMessage } from '../transport.ts'
import { fetchFrom } from './fetch.ts'
import { headsOf } from './tail.ts'

/** Reads from the beginning up to the heads of now. @throws what `handle` throws */
export async function replay(
  db: Queryable,
  topics: readonly string[],
  handle: (message: LogMessage) => Promise<void>,
): Promise<void> {
  const heads = await headsOf(db, topics)
  let behind = heads.map(({ topic, partition, next: end }) => ({ topic, partition, next: 0n, end }))
  for (;;) {
    behind = behind.filter(({ next, end }) => next < end)
    const messages = Map.groupBy(await fetchFrom(db, behind), placeOf)
    if (messages.size === 0) return
    const reading = behind.map(async (position) => {
      for (const message of messages.get(placeOf(position)) ?? []) {
        position.next = message.offset + 1n
        if (message.offset < position.end) await handle(message)
      }
    })
    // Nothing is being handled any more when it ends, also when it ends badly.
    await Promise.allSettled(reading)
    await Promise.all(reading)
  }
}

function placeOf({ topic, partition }: { topic: string; partition: number }): string {
  return `${topic}/${partition}`
}
