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
  /** A line for what was seen. */
  saw(what: string, holds: boolean, detail?: unknown): void
  wrong(): number
}

export function report(): Findings {
  let wrong = 0
  return {
    saw(what, holds, detail = '') {
      if (!holds) wrong++
      const text = typeof detail === 'string' ? detail : JSON.stringify(detail)
      console.log(`  ${holds ? '✓' : '✗'} ${what}${text ? `: ${text.slice(0, 400)}` : ''}`)
    },
    wrong: () => wrong,
  }
}
