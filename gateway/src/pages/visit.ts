import type { Problem } from './pressed.ts'

/** How somebody comes to a page: by its link, or back from its form. */
export interface Visit {
  /** Whether the form was sent, and taken. */
  readonly sent?: boolean
  readonly problem?: Problem
  /** What was written into the form that has a problem. */
  readonly entered?: Readonly<Record<string, string>>
}
