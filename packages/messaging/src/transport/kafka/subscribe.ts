import kafkajs, { type EachBatchPayload, type Kafka } from 'kafkajs'
import type { Logger } from 'pino'
import { type Subscribing, type Subscription, type Turn, TurnLost } from '../transport.ts'
import { lagOf } from './lag.ts'
import { fromKafka, isMark } from './message.ts'
import { runConsumer, sessionLength } from './run-consumer.ts'

export interface SubscribeOptions extends Subscribing {
  kafka: Kafka
  log: Logger
  session?: number
  ensureTopics(topics: readonly string[]): Promise<void>
  explain(error: unknown): unknown
}

// Node finds only some of the names that this CommonJS module exports.
const { KafkaJSError } = kafkajs
const pauseAfterFault = 1_000

/** A member of a group: hands over what it reads of a partition and commits what was handled, never more. */
export function subscribe(options: SubscribeOptions): Subscription {
  const { kafka, group, topics, ensureTopics, explain } = options
  const log = options.log.child({ group })
  const closing = new AbortController()
  let joined = false

  const consumer = runConsumer({
    kafka,
    group,
    topics,
    ensureTopics,
    explain,
    log,
    fromBeginning: true,
    session: options.session ?? sessionLength,
    onJoin: () => {
      joined = true
    },
    eachBatch: (payload) => eachBatch(payload, options, closing.signal, log),
  })
  return {
    lag: () => (joined ? lagOf(kafka, group, topics) : Promise.resolve(Number.POSITIVE_INFINITY)),
    async close() {
      closing.abort()
      await consumer.close()
    },
  }
}

/**
 * Only errors of the client itself leave it: they say that the group rebalances, and kafkajs joins again. One of ours
 * would take the consumer down.
 */
async function eachBatch(payload: EachBatchPayload, { handle }: Subscribing, signal: AbortSignal, log: Logger) {
  const { batch, resolveOffset, pause } = payload
  const messages = batch.messages.filter((message) => !isMark(message)).map((message) => fromKafka(batch, message))
  let next: bigint | undefined
  const done = (offset: bigint) => {
    resolveOffset(offset.toString())
    next = offset + 1n
  }
  try {
    await handle(messages, { ...turnOf(payload, signal), done: (message) => done(message.offset) })
    // Marks behind the last message are nothing to handle.
    const last = messages.at(-1)
    if (next === (last && last.offset + 1n)) done(BigInt(batch.lastOffset()))
  } catch (error) {
    const lost = error instanceof TurnLost ? error.cause : error
    if (error instanceof TurnLost && !lost) return await commit(payload, next)
    if (lost instanceof KafkaJSError) {
      await commit(payload, next).catch(() => {})
      throw lost
    }
    log.warn({ err: error, topic: batch.topic }, 'A message could not be handled, it comes again')
    setTimeout(pause(), pauseAfterFault)
  }
  await commit(payload, next)
}

async function commit({ batch, commitOffsetsIfNecessary }: EachBatchPayload, next: bigint | undefined): Promise<void> {
  if (next === undefined) return
  const partitions = [{ partition: batch.partition, offset: next.toString() }]
  await commitOffsetsIfNecessary({ topics: [{ topic: batch.topic, partitions }] })
}

function turnOf({ heartbeat, isRunning, isStale }: EachBatchPayload, signal: AbortSignal): Turn {
  return {
    signal,
    async heartbeat() {
      if (!isRunning() || isStale()) throw new TurnLost()
      await heartbeat().catch((error) => {
        throw new TurnLost({ cause: error })
      })
    },
  }
}
