import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { every } from '@passerelle/messaging'
import type { Logger } from './log.ts'

export interface DatabaseClock {
  now: Clock
  close(): Promise<void>
}

/** Milliseconds between two measurements. A clock that is set meanwhile is felt for so long. */
const measureEvery = 10_000
/** Milliseconds: a machine that is off by more is worth a line in the log. */
const worthALine = 2_000

/**
 * The database's time, which all processes of a service have in common, whatever the clocks of their machines say. The
 * difference is measured at the start and from time to time. One within the time that the question took is none, so that
 * the clock does not tremble.
 */
export async function databaseClock(orm: Pick<MikroORM, 'em'>, log: Logger): Promise<DatabaseClock> {
  let offset = 0
  const measure = async () => {
    const asked = Date.now()
    const since = performance.now()
    const [{ now }] = (await orm.em.fork().getConnection().execute(question)) as [{ now: number }]
    const took = performance.now() - since
    const measured = now - (asked + took / 2)
    if (Math.abs(measured - offset) <= took / 2 + 1) return
    if (Math.abs(measured - offset) > worthALine) {
      const secondsOff = -Math.round(measured / 100) / 10
      log.warn(
        { secondsOff },
        "this machine's clock is not the database's, whose time counts: see Clocks in docs/operators.md",
      )
    }
    offset = measured
  }
  await measure()
  const measuring = every(measureEvery, measure, {
    log,
    what: "measuring the database's time",
    firstAfter: measureEvery,
  })
  return { now: () => new Date(Date.now() + offset), close: () => measuring.close() }
}

const question = 'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now'
