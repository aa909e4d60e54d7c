import type { Connection } from '@passerelle/kernel'
import type { Interview } from './interview.ts'

export type InterviewPage = Connection<Interview>

export interface Paging {
  first?: number | null
  after?: string | null
}
