import type { KeysetList } from '@passerelle/persistence'
import { Interview } from './interview.ts'

/** Of interviews that have a time, the earliest first. */
export const confirmedByStart: KeysetList<Interview> = {
  entity: Interview,
  table: 'interview',
  order: [
    { column: 'starts_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ startsAt, id }) => [startsAt!.toISOString(), id],
}
