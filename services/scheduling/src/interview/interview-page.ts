import type { Page } from '@passerelle/kernel'
import type { Interview } from './interview.ts'

export interface InterviewPage extends Page<Interview> {
  /** Of all pages; counted when it is asked for. */
  total(): Promise<number>
}

export interface Paging {
  first?: number | null
  after?: string | null
}
