import type { Connection } from '@passerelle/kernel'
import type { Interview } from './interview.ts'

export type InterviewPage = Connection<Interview>
