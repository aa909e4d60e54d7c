import type { KeysetList } from '@passerelle/persistence'
import { Interview } from './interview.ts'

/** Stands for the start of what has none yet. */
const someDay = '9999-12-31T23:59:59.999Z'

/**
 * The earliest first, those without a time last. Sorted, not read from an index: one person's own at one event, with one
 * candidate or at one company are few, and found by other indexes.
 */
export const byStart: KeysetList<Interview> = {
  entity: Interview,
  table: 'interview',
  order: [
    { column: 'starts_at', type: 'timestamptz', absent: someDay },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ startsAt, id }) => [startsAt?.toISOString() ?? someDay, id],
}
