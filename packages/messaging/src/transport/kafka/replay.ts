import { extentsWhenLed, type ReadAloneOptions, readAlone } from './read-alone.ts'

/**
 * Reads from the beginning up to the ends of now. The last message before an end is always there: a log that is compacted
 * keeps the last of each key.
 * @throws what `handle` throws
 */
export async function replay(options: ReadAloneOptions): Promise<void> {
  const extents = await extentsWhenLed(options.kafka, options.topics)
  const behind = extents
    .filter(({ low, high }) => low < high)
    .map(({ topic, partition, low, high }) => ({ topic, partition, next: low, end: high }))
  if (behind.length === 0) return
  const ends = new Map(behind.map(({ topic, partition, end }) => [`${topic}/${partition}`, end]))
  const done = Promise.withResolvers<void>()
  done.promise.catch(() => {})
  let failed = false
  const reader = await readAlone(
    {
      ...options,
      async handle(message) {
        if (failed || message.offset >= ends.get(`${message.topic}/${message.partition}`)!) return
        await options.handle(message).catch((error) => {
          failed = true
          done.reject(error)
        })
      },
    },
    behind,
    () => {
      if (behind.every(({ next, end }) => next >= end)) done.resolve()
    },
  )
  try {
    await done.promise
  } finally {
    await reader.close()
  }
}
