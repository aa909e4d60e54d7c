import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import type { Logger } from 'pino'
import { createWake } from '../../wake.ts'

export interface Running {
  kafka: Kafka
  group: string
  topics: readonly string[]
  fromBeginning: boolean
  session: number
  log: Logger
  ensureTopics(topics: readonly string[]): Promise<void>
  /** The error with what to do about it. */
  explain(error: unknown): unknown
  eachBatch(payload: EachBatchPayload): Promise<void>
  /** Called after each time the group was joined, before anything is read. */
  onJoin(consumer: Consumer): void
}

export const sessionLength = 15_000
/** A fetch is answered as soon as there is something; this is how long an idle one hangs. */
const longestFetch = 500
const pauseAfterFault = 1_000
const handledAtOnce = 3

/** Keeps a consumer alive: kafkajs gives up after some errors and leaves a process with nothing that reads. */
export function runConsumer(running: Running): { close(): Promise<void> } {
  const { log } = running
  const wake = createWake()
  let open = true
  let consumer: Consumer | undefined

  const life = live()
  async function live(): Promise<void> {
    while (open) {
      const crashed = Promise.withResolvers<void>()
      try {
        await running.ensureTopics(running.topics)
        consumer = await start(running, crashed.resolve)
        if (open) await Promise.race([crashed.promise, closed.promise])
      } catch (error) {
        log.warn({ err: running.explain(error) }, 'Kafka cannot be read, trying again')
      }
      await consumer?.disconnect().catch(() => {})
      consumer = undefined
      if (open) await wake.sleep(pauseAfterFault)
    }
  }

  const closed = Promise.withResolvers<void>()
  return {
    async close() {
      open = false
      closed.resolve()
      wake.poke()
      await life
    },
  }
}

async function start(running: Running, onCrash: () => void): Promise<Consumer> {
  const { kafka, group, topics, session } = running
  const consumer = kafka.consumer({
    groupId: group,
    sessionTimeout: session,
    rebalanceTimeout: Math.max(session, 10_000),
    heartbeatInterval: Math.floor(session / 5),
    maxWaitTimeInMs: longestFetch,
    maxBytes: 8_000_000,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5, restartOnFailure: async () => false },
  })
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    running.log.warn({ err: running.explain(payload.error) }, 'The Kafka consumer crashed, starting another one')
    onCrash()
  })
  consumer.on(consumer.events.GROUP_JOIN, () => running.onJoin(consumer))
  try {
    await consumer.connect()
    await consumer.subscribe({ topics: [...topics], fromBeginning: running.fromBeginning })
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: handledAtOnce,
      eachBatch: running.eachBatch,
    })
    return consumer
  } catch (error) {
    await consumer.disconnect().catch(() => {})
    throw error
  }
}
