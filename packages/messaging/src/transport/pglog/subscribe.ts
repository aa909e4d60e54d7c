import type { Queryable } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { atMost } from '../../at-most.ts'
import { createWake } from '../../wake.ts'
import { type HandlingTurn, type LogMessage, type Subscribing, type Subscription, TurnLost } from '../transport.ts'
import { fetchFrom } from './fetch.ts'
import type { Listener } from './listen.ts'
import { type Claim, join, lagOf, type Membership, sessionLength } from './membership.ts'

export interface SubscribeOptions extends Subscribing {
  db: Queryable
  listener: Listener
  log: Logger
  ensureTopics(topics: readonly string[]): Promise<void>
  session?: number
}

/** A partition that this member owns. */
interface Owned {
  claim: Claim
  next: bigint
  lost: AbortController
  busy: Promise<void> | undefined
  retryAt: number
}

const longestPause = 1_000
const pauseWithoutHints = 100
const pauseAfterFault = 1_000
const handledAtOnce = 3

/** A member of a group: heartbeats, fetches for what it owns and is not busy with, handles, commits. */
export function subscribe(options: SubscribeOptions): Subscription {
  const { db, group, topics, listener } = options
  const log = options.log.child({ group })
  const session = options.session ?? sessionLength
  const wake = createWake()
  const shifted = createWake()
  const owned = new Map<string, Owned>()
  const slots = atMost(handledAtOnce)
  const closing = new AbortController()
  let membership: Membership | undefined
  let heartbeatAt = 0
  let open = true
  const forgets = [listener.listen(topics, wake.poke)]

  const running = run()
  async function run(): Promise<void> {
    while (open) {
      try {
        membership ??= await enter()
        if (performance.now() >= heartbeatAt) await beat(membership)
        const idle = [...owned.values()].filter((part) => !part.busy && performance.now() >= part.retryAt)
        const messages = await fetchFrom(
          db,
          idle.map(({ claim, next }) => ({ ...claim, next })),
        )
        if (open) dispatch(membership, messages)
        if (messages.length === 0) await wake.sleep(pause())
      } catch (error) {
        log.warn({ err: error }, 'The log cannot be read, trying again')
        heartbeatAt = 0
        await shifted.sleep(pauseAfterFault)
      }
    }
  }

  async function enter(): Promise<Membership> {
    await options.ensureTopics(topics)
    const entered = await join(db, group, topics, session)
    forgets.push(
      listener.listen([entered.subject], () => {
        heartbeatAt = 0
        wake.poke()
      }),
    )
    return entered
  }

  /** Until the next heartbeat, the next poll, or the next try of a partition that failed. */
  function pause(): number {
    const retries = [...owned.values()].filter((part) => !part.busy).map((part) => part.retryAt)
    const now = performance.now()
    const due = [heartbeatAt, ...retries.filter((at) => at > now)].map((at) => at - now)
    return Math.max(1, Math.min(listener.connected ? longestPause : pauseWithoutHints, ...due))
  }

  async function beat(member: Membership): Promise<void> {
    heartbeatAt = performance.now() + session / 3
    const claims = await member.heartbeat()
    const kept = new Map(claims.map((claim) => [name(claim), claim]))
    for (const [key, part] of owned) if (kept.get(key)?.epoch !== part.claim.epoch) drop(key, part)
    for (const [key, claim] of kept) if (!owned.has(key)) owned.set(key, own(claim))
    const surplus = [...owned].filter(([key, part]) => kept.get(key)?.surplus && !part.busy)
    for (const [key, part] of surplus) drop(key, part)
    if (surplus.length > 0) await member.giveUp(surplus.map(([, part]) => part.claim))
    const stillBusy = [...owned].some(([key, part]) => kept.get(key)?.surplus && part.busy)
    if (stillBusy) heartbeatAt = performance.now() + pauseWithoutHints
  }

  function drop(key: string, part: Owned): void {
    owned.delete(key)
    part.lost.abort()
  }

  function dispatch(member: Membership, messages: LogMessage[]): void {
    for (const batch of Map.groupBy(messages, name).values()) {
      const part = owned.get(name(batch[0] as LogMessage))
      if (!part) continue
      part.busy = slots(() => handleBatch(member, part, batch)).finally(() => {
        part.busy = undefined
        wake.poke()
      })
    }
  }

  async function handleBatch(member: Membership, part: Owned, batch: LogMessage[]): Promise<void> {
    const before = part.next
    const turn: HandlingTurn = {
      signal: AbortSignal.any([closing.signal, part.lost.signal]),
      heartbeat: async () => throwIfLost(part.lost.signal),
      done: ({ offset }) => {
        part.next = offset + 1n
      },
    }
    try {
      tellOfGap(part, batch[0]!)
      await options.handle(batch, turn)
    } catch (error) {
      part.retryAt = performance.now() + pauseAfterFault
      log.warn({ err: error, topic: part.claim.topic }, 'A message could not be handled, it comes again')
    }
    if (part.next > before) await commit(member, part)
  }

  /** What was replaced leaves the log after a week: a group that is slower misses states, never the last one. */
  function tellOfGap({ claim, next }: Owned, { topic, partition, offset }: LogMessage): void {
    if (offset === next || claim.committed === null || BigInt(claim.committed) !== next) return
    log.warn({ topic, partition, from: next, to: offset }, 'What was replaced meanwhile has left the log unread')
  }

  async function commit(member: Membership, part: Owned): Promise<void> {
    try {
      if (await member.commit(part.claim, part.next)) return
      log.info({ topic: part.claim.topic, partition: part.claim.partition }, 'Fenced: another member goes on')
    } catch (error) {
      log.warn({ err: error }, 'An offset could not be committed, its messages come again')
    }
    drop(name(part.claim), part)
    heartbeatAt = 0
  }

  return {
    lag: () => (membership ? lagOf(db, group, topics) : Promise.resolve(Number.POSITIVE_INFINITY)),
    async close() {
      open = false
      closing.abort()
      wake.poke()
      shifted.poke()
      await running
      await Promise.all([...owned.values()].map((part) => part.busy))
      for (const forget of forgets) forget()
      await membership?.leave().catch((error) => log.warn({ err: error }, 'The group will notice by itself'))
    },
  }
}

function own(claim: Claim): Owned {
  return { claim, next: BigInt(claim.committed ?? 0), lost: new AbortController(), busy: undefined, retryAt: 0 }
}

function name({ topic, partition }: { topic: string; partition: number }): string {
  return `${topic}/${partition}`
}

function throwIfLost(lost: AbortSignal): void {
  if (lost.aborted) throw new TurnLost()
}
