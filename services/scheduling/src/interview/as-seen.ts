import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Interview } from './interview.ts'
import { readsInterview } from './interview-access.ts'

/** Who may not read it and acts for the company or the school is answered that it exists, and nothing of what is between the two. */
export function asSeen(answer: Interview | Refusal, { viewer }: Context) {
  if (isRefusal(answer)) return 'ActionRefused'
  return readsInterview(viewer, answer) ? 'Interview' : 'StandingInterview'
}
