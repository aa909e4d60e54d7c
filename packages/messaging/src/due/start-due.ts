import { setTimeout as delay } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { faultOf, poolOf } from '@passerelle/persistence'
import { SpanKind, withSpan } from '@passerelle/telemetry'
import type { Logger } from 'pino'
import { atMost } from '../at-most.ts'
import { withCause } from '../envelope/cause.ts'
import { withRetries } from '../inbox/with-retries.ts'
import { reasonOf } from '../reason-of.ts'
import { createWake } from '../wake.ts'
import { type Claimed, claimDue, type DueBacklog, dueBacklog, finish, postpone } from './claim.ts'
import { dueSubscriber } from './due.ts'
import type { WhenDue } from './when-due.ts'

export interface DueOptions {
  orm: MikroORM
  /** Things of other kinds are left for processes that know them. */
  acts: readonly WhenDue<never>[]
  clock: Clock
  log: Logger
  /** Milliseconds that a process which died holds up what it had in hand; tests shorten it. */
  lease?: number
}

export interface DueWork {
  /** Looks now. @returns whether nothing that is due is left; parked things are not counted */
  settled(): Promise<boolean>
  backlog(): Promise<DueBacklog>
  /** Finishes what is in hand. */
  close(): Promise<void>
}

/** Longer than faults that may pass are tried again in place. */
const leaseLength = 60_000
const lookEvery = 1_000
const shortestPause = 5
const claimedAtOnce = 20
const actedOnAtOnce = 2
const second = 1_000
const minute = 60 * second
/** After each failure; after the last one it is parked. */
const pauses = [second, 5 * second, 30 * second, 2 * minute, 10 * minute, 60 * minute, 360 * minute]

/**
 * Acts on what is due. Any number of processes may, on one database: each claims what no other holds, acts in a
 * transaction of its own, and the mark commits with the effect, if the claim still holds: never twice. Whoever moves a
 * thing meanwhile takes it out of the claimer's hands. What fails is tried again later, and is parked in the end.
 */
export function startDue({ orm, acts, clock, log, lease = leaseLength }: DueOptions): DueWork {
  const byKind = new Map(acts.map((one) => [one.kind.name, one]))
  const names = [...byKind.keys()]
  const slots = atMost(actedOnAtOnce)
  const wake = createWake()
  const closing = new AbortController()
  orm.em.getEventManager().registerSubscriber(dueSubscriber)
  const forget = dueSubscriber.onCommit(orm.em.getDriver(), wake.poke)

  const running = run()
  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const { claimed, next } = await claimDue(await poolOf(orm), names, {
          now: clock(),
          limit: claimedAtOnce,
          lease,
        })
        await Promise.all(claimed.map((item) => slots(() => take(item))))
        if (claimed.length === 0) await wake.sleep(pauseUntil(next))
      } catch (error) {
        log.warn({ err: error }, 'What is due cannot be looked up, trying again')
        await delay(lookEvery, undefined, { signal: closing.signal }).catch(() => {})
      }
    }
  }

  function pauseUntil(next: number | null): number {
    const left = next === null ? lookEvery : next - clock().getTime()
    return Math.min(Math.max(left, shortestPause), lookEvery)
  }

  async function take(item: Claimed): Promise<void> {
    if (closing.signal.aborted) return giveBack(item)
    try {
      await withRetries({ signal: closing.signal, heartbeat: async () => {} }, () => act(item))
    } catch (error) {
      if (faultOf(error) === 'connection') throw error
      await failed(item, error)
    }
  }

  async function act(item: Claimed): Promise<void> {
    const { kind, key, data, attempt } = item
    const began = { name: `due ${kind}`, kind: SpanKind.INTERNAL, parent: undefined }
    await withSpan(began, (traceparent) =>
      withCause({ traceparent }, async () => {
        try {
          await orm.em.fork().transactional(async (em) => {
            const at = new Date(item.at)
            await byKind.get(kind)!.act({ em, key, data: data as never, at, now: clock(), attempt })
            // What was changed is locked before the mark, as whoever moves the thing does it.
            await em.flush()
            if (!(await finish(em, item))) throw new Moved()
          })
        } catch (error) {
          if (!(error instanceof Moved)) throw error
          log.debug({ kind, key }, 'Something was moved, or went to another process, while its time had come')
        }
      }),
    )
  }

  async function failed(item: Claimed, error: unknown): Promise<void> {
    const { kind, key, attempt } = item
    const pause = pauses[attempt - 1]
    const now = clock()
    const tryAt = pause === undefined ? null : new Date(now.getTime() + pause)
    await postpone(await poolOf(orm), item, { reason: reasonOf(error), tryAt, now })
    if (tryAt) log.warn({ err: error, kind, key, attempt, tryAt }, 'Something that is due failed, trying again later')
    else log.error({ err: error, kind, key, attempt }, 'Something that is due failed for good and is parked')
  }

  async function giveBack({ kind, key, claim }: Claimed): Promise<void> {
    await (await poolOf(orm)).query(
      `update due set claim = null, claimed_until = null, attempts = attempts - 1
       where kind = $1 and key = $2 and claim = $3`,
      [kind, key, claim],
    )
  }

  return {
    async settled() {
      wake.poke()
      return (await dueBacklog(await poolOf(orm), clock(), names)).waiting === 0
    },
    backlog: async () => dueBacklog(await poolOf(orm), clock()),
    async close() {
      closing.abort()
      forget()
      wake.poke()
      await running
    },
  }
}

/** Its claim holds no more: the effect is rolled back. */
class Moved extends Error {}
