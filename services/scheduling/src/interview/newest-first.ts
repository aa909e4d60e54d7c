import type { KeysetList } from '@passerelle/persistence'
import { Interview } from './interview.ts'

/** The last requested, booked or planned first: ids are ordered by time of making. */
export const newestFirst: KeysetList<Interview> = {
  entity: Interview,
  table: 'interview',
  order: [{ column: 'id', type: 'text' }],
  keyOf: ({ id }) => [id],
  descending: true,
}
