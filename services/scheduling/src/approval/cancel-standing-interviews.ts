import { refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { CancelStandingInterviewsInput } from '../generated/graphql.ts'
import type { Interview } from '../interview/interview.ts'
import { cancelStandingInterview } from './cancel-standing-interview.ts'

export interface StandingInterviewsCancelled {
  __typename: 'StandingInterviewsCancelled'
  /** In the order given. */
  results: (Interview | Refusal)[]
  cancelledCount: number
  refusedCount: number
}

const most = 100

/** Each in a transaction of its own, so that one that cannot be cancelled any more holds no other back. @returns TOO_MANY */
export async function cancelStandingInterviews(
  ctx: Context,
  { approvalId, interviewIds }: CancelStandingInterviewsInput,
): Promise<StandingInterviewsCancelled | Refusal> {
  if (interviewIds.length > most) return refuse('TOO_MANY.INTERVIEWS', { most }, { field: 'interviewIds' })
  const results: (Interview | Refusal)[] = []
  for (const interviewId of interviewIds) {
    results.push(await cancelStandingInterview(ctx, { approvalId, interviewId }))
  }
  const refusedCount = results.filter(isRefusal).length
  return {
    __typename: 'StandingInterviewsCancelled',
    results,
    cancelledCount: results.length - refusedCount,
    refusedCount,
  }
}
