import { jobChanged, written } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface AskAboutJob {
  readonly jobReviewId: string
  readonly question: string
}

/** Puts the job in progress; the question reaches the company. Refuses WRONG_STATE, INVALID_INPUT. */
export async function askAboutJob(ctx: Context, cmd: AskAboutJob): Promise<JobReview | Refusal> {
  const question = written('question', cmd.question, 2_000)
  if (isRefusal(question)) return question
  return withReview(ctx, cmd.jobReviewId, jobChanged, (review) => review.ask(question, ctx.viewer.personId, ctx.now()))
}
