import type { MikroORM } from '@mikro-orm/postgresql'
import { topics } from '@passerelle/contracts'
import { poolOf } from '@passerelle/persistence'
import type { Logger } from 'pino'
import { hourly } from '../every.ts'
import { deadLetterSuffix, type Transport } from '../transport/transport.ts'
import { createWake } from '../wake.ts'
import { createLeases, leaseLength } from './lease.ts'
import { outboxSubscriber } from './outbox-subscriber.ts'
import { pruneOutbox } from './prune.ts'
import { countWaiting } from './read-batch.ts'
import { sendBatch } from './send-batch.ts'

export interface RelayOptions {
  orm: MikroORM
  transport: Transport
  log: Logger
  /** The service's name, for the log. */
  service: string
  /** Milliseconds that a relay which died holds up its rows; tests may shorten it, never below the publish budget. */
  leaseLength?: number
}

export interface Relay {
  /** Looks into the outbox now. Commits of this ORM do it by themselves. */
  poke(): void
  /** Events that wait to be sent; those behind a parked one are not counted. */
  pending(): Promise<number>
  /** Finishes the batch in flight and hands the leases back. */
  close(): Promise<void>
}

/** Milliseconds between two looks into an outbox, growing while it stays empty. Other processes' commits wait that long. */
const shortestPause = 100
const longestPause = 1_000
const longestBackoff = 5_000

function topicsOf(service: string): string[] {
  const own = topics.filter((topic) => topic.startsWith(`passerelle.${service}.`))
  return own.flatMap((topic) => [topic, `${topic}${deadLetterSuffix}`])
}

/** Sends what the outbox holds. Any number of processes may run one on the same database. */
export function startRelay(options: RelayOptions): Relay {
  const { orm, transport } = options
  const log = options.log.child({ relay: options.service })
  const wake = createWake()
  const leases = createLeases(options.leaseLength ?? leaseLength)
  let open = true
  orm.em.getEventManager().registerSubscriber(outboxSubscriber)
  const forget = outboxSubscriber.onCommit(orm.em.getDriver(), wake.poke)

  const recurring = [
    hourly(async () => pruneOutbox(await poolOf(orm)), { log, what: 'old events are forgotten' }),
    hourly(() => transport.compact(topicsOf(options.service)), { log, what: 'what was replaced leaves the log' }),
  ]
  const running = run()
  async function run(): Promise<void> {
    let pause = shortestPause
    let failures = 0
    while (open) {
      try {
        const found = await sendBatch({ db: await poolOf(orm), transport, leases, log })
        failures = 0
        pause = found ? 0 : Math.min(Math.max(pause * 2, shortestPause), longestPause)
      } catch (error) {
        pause = Math.min(shortestPause * 2 ** failures++, longestBackoff)
        log.warn({ err: error, pause }, 'The outbox could not be sent, trying again')
        // A commit must not shorten the backoff, a close must.
        const until = performance.now() + pause
        while (open && performance.now() < until) await wake.sleep(until - performance.now())
        continue
      }
      if (pause > 0) await wake.sleep(pause)
    }
  }

  return {
    poke: wake.poke,
    pending: async () => countWaiting(await poolOf(orm)),
    async close() {
      open = false
      forget()
      wake.poke()
      await Promise.all([running, ...recurring.map((part) => part.close())])
      await leases.release(await poolOf(orm)).catch((error) => log.warn({ err: error }, 'Leases run out by themselves'))
    },
  }
}
