import type { Logger } from 'pino'
import type { Headers } from '../envelope/cloud-event.ts'

/** A message on its way to the log. `id` is the event's id: a log may drop the second one with the same id. */
export interface OutgoingMessage {
  readonly topic: string
  readonly id: string
  readonly key: string
  readonly headers: Headers
  readonly value: Buffer
}

export interface LogMessage {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly key: string
  readonly headers: Headers
  readonly value: Buffer
}

/** Messages of one partition, in their order. Those that `turn.done` was not told of come again. */
export type Handle = (messages: readonly LogMessage[], turn: HandlingTurn) => Promise<void>

/** What a handler that takes its time needs. */
export interface Turn {
  /** Says that this member is alive. @throws TurnLost when the partition belongs to somebody else by now */
  heartbeat(): Promise<void>
  /** Aborted when the subscription closes or the partition is lost. */
  readonly signal: AbortSignal
}

export interface HandlingTurn extends Turn {
  /** Says that this message, and all before it, are handled for good: the group's place moves behind it. */
  done(message: LogMessage): void
}

/** Handles one message after the other, as long as the turn lasts. */
export function oneByOne(handle: (message: LogMessage, turn: Turn) => Promise<void>): Handle {
  return async (messages, turn) => {
    for (const message of messages) {
      if (turn.signal.aborted) return
      await handle(message, turn)
      turn.done(message)
      await turn.heartbeat()
    }
  }
}

/** Somebody else handles this partition now; nothing is wrong with the message. */
export class TurnLost extends Error {
  constructor(options?: ErrorOptions) {
    super('The partition went to another member.', options)
  }
}

export interface Subscribing {
  readonly group: string
  readonly topics: readonly string[]
  readonly handle: Handle
}

export interface Subscription {
  /** Messages in the log that this group has not committed; Infinity while that is not known. */
  lag(): Promise<number>
  /** Lets the messages in flight finish, commits, leaves the group. */
  close(): Promise<void>
}

/**
 * A log of messages: topics of a fixed number of partitions, order within a partition, groups whose members share the
 * partitions out among themselves. At least once: any message may come again.
 */
export interface Transport {
  readonly kind: 'pglog' | 'kafka'
  readonly log: Logger
  /** Makes the topics that do not exist; remembers those that do. */
  ensureTopics(topics: readonly string[]): Promise<void>
  /**
   * Appends in the order given, per key. When it rejects, some may have arrived: send the same again.
   * Settles within `publishBudget`.
   */
  publishBatch(messages: readonly OutgoingMessage[]): Promise<void>
  /** Joins a group, which starts at the beginning of the log. Resolves at once and connects for as long as it takes. */
  subscribe(subscribing: Subscribing): Subscription
  /**
   * Every message that is in the log now, for this caller alone: no group, and nothing is remembered. In order within a
   * partition, partitions beside each other. Resolves when all were handled; nothing is being handled once it has ended.
   *
   * @throws what `handle` throws, or when the log goes away
   */
  replay(topics: readonly string[], handle: (message: LogMessage) => Promise<void>): Promise<void>
  /** Every message from now on, for this caller alone. Resolves when nothing published afterwards can be missed. */
  tail(topics: readonly string[], handle: (message: LogMessage) => Promise<void>): Promise<{ close(): Promise<void> }>
  /**
   * What the log needs from time to time so that what was replaced leaves these topics in time: whoever writes to them does
   * it once an hour. Any number of processes may do it at once.
   */
  compact(topics: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** This message will never be taken, however often it is sent. Any other error of `publishBatch` may pass. */
export class MessageRefused extends Error {}

/** Partitions of a topic; of a dead-letter topic, one. Fixed: another number would move keys to other partitions. */
export const partitionsPerTopic = 8
export const deadLetterSuffix = '.dlq'
export function partitionsOf(topic: string): number {
  return isDeadLetters(topic) ? 1 : partitionsPerTopic
}

/**
 * How long a log holds what a later message of the same key has replaced, in milliseconds. The last message of each key
 * stays for ever, so that a new reader learns how everything stands.
 */
export interface Keeping {
  /** Whoever reads within this time sees every message. */
  atLeast: number
  /** What was replaced is gone by then: a name that was taken out of an aggregate is nowhere in the log. */
  atMost: number
}

const day = 86_400_000
export const keeping: Keeping = { atLeast: 7 * day, atMost: 14 * day }
/** Copies of what could not be handled. */
export const deadLettersKeptFor = 30 * day

export function isDeadLetters(topic: string): boolean {
  return topic.endsWith(deadLetterSuffix)
}

/** Milliseconds within which `publishBatch` settles. A relay's lease is longer. */
export const publishBudget = 3_000

/** Bytes of headers and value together. Below the 1 MiB that a Kafka broker takes by default, batch overhead included. */
export const largestMessage = 1_000_000

/** Why no log would ever take this message, or undefined. */
export function refusalOf(message: OutgoingMessage): string | undefined {
  let size = message.value.length + Buffer.byteLength(message.key)
  for (const [name, value] of Object.entries(message.headers)) size += Buffer.byteLength(name) + value.length
  return size > largestMessage ? `The message has ${size} bytes; the log takes ${largestMessage}.` : undefined
}
