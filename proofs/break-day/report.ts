import { availableParallelism, loadavg } from 'node:os'
import type { House } from '../kill-day/house.ts'
import type { Visitor } from './visitor.ts'

/** What each way of breaking the house gets. */
export interface Broken {
  house: House
  /** Of its data. */
  folder: string
  visitor: Visitor
  findings: Findings
}

export interface Findings {
  /** What comes, and how busy the machine is: it says how much a time means. */
  about(what: string): void
  /** A line for what this machine was too slow to show. */
  couldNotSee(what: string, why: string): void
  /** A line for what was seen. */
  saw(what: string, holds: boolean, detail?: unknown): void
  wrong(): number
}

export function report(): Findings {
  let wrong = 0
  return {
    about(what) {
      console.log(`${what} (load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors)`)
    },
    couldNotSee(what, why) {
      console.log(`  – ${what}: not to be seen here, ${why}`)
    },
    saw(what, holds, detail = '') {
      if (!holds) wrong++
      const text = typeof detail === 'string' ? detail : JSON.stringify(detail)
      console.log(`  ${holds ? '✓' : '✗'} ${what}${text ? `: ${text.slice(0, 400)}` : ''}`)
    },
    wrong: () => wrong,
  }
}
