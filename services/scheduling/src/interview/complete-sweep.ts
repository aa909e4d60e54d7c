import type { MikroORM } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import { every } from '@passerelle/messaging'
import type { Logger } from '@passerelle/service-kit'
import { completeEnded } from './complete-ended.ts'

const pause = 30_000

export interface Sweep {
  /** Completes what is due. @returns whether nothing was */
  settled(): Promise<boolean>
  close(): Promise<void>
}

/** Looks twice a minute for interviews whose time is over. Any number of processes may. */
export function startCompleteSweep({ orm, clock, log }: { orm: MikroORM; clock: Clock; log: Logger }): Sweep {
  let running: Promise<number> = Promise.resolve(0)
  const sweep = (): Promise<number> => {
    running = running.catch(() => 0).then(() => completeAll(orm, clock))
    return running
  }
  const recurring = every(pause, sweep, { log, what: 'ended interviews are completed', firstAfter: pause })
  return {
    settled: async () => (await sweep()) === 0,
    close: async () => {
      await recurring.close()
      await running.catch(() => 0)
    },
  }
}

async function completeAll(orm: MikroORM, clock: Clock): Promise<number> {
  let total = 0
  for (;;) {
    const completed = await completeEnded(orm.em, clock())
    if (completed === 0) return total
    total += completed
  }
}
