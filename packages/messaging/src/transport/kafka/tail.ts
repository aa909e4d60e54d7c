import { extentsWhenLed, type ReadAloneOptions, readAlone } from './read-alone.ts'

/** Reads from the ends of now on. */
export async function tail(options: ReadAloneOptions): Promise<{ close(): Promise<void> }> {
  const { kafka, log, topics } = options
  const extents = await extentsWhenLed(kafka, topics)
  return readAlone(
    {
      ...options,
      handle: (message) =>
        options.handle(message).catch((error) => log.error({ err: error }, 'A follower of the log failed')),
    },
    extents.map(({ topic, partition, high }) => ({ topic, partition, next: high })),
  )
}
