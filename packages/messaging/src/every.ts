import type { Logger } from 'pino'
import { createWake } from './wake.ts'

export interface EveryOptions {
  log: Logger
  /** For the log: what is done. */
  what: string
  /** Milliseconds before the first run, 0 unless said otherwise. */
  firstAfter?: number
}

export interface Recurring {
  /** Waits for the run that is under way. */
  close(): Promise<void>
}

/**
 * What happens from time to time: runs `work`, and again `milliseconds` after it ended, until closed. A failure is logged,
 * and tried again the next time. Keeps no process alive.
 */
export function every(milliseconds: number, work: () => Promise<unknown>, options: EveryOptions): Recurring {
  const { log, what, firstAfter = 0 } = options
  const wake = createWake({ keepAlive: false })
  let open = true
  const running = run()
  async function run(): Promise<void> {
    if (firstAfter > 0) await wake.sleep(firstAfter)
    while (open) {
      try {
        await work()
      } catch (error) {
        log.warn({ err: error, what }, 'What is done from time to time failed, trying again the next time')
      }
      if (open) await wake.sleep(milliseconds)
    }
  }
  return {
    async close() {
      open = false
      wake.poke()
      await running
    },
  }
}

/** What many processes do once an hour, not all in the same minute: for what is cleaned up. */
export function hourly(work: () => Promise<unknown>, options: Omit<EveryOptions, 'firstAfter'>): Recurring {
  return every(hour, work, { ...options, firstAfter: hour * Math.random() })
}

const hour = 3_600_000
