import { jobChanged } from '@passerelle/contracts'
import { isRefusal, type JobReviewId, type Refusal } from '@passerelle/kernel'
import type { Actor } from '../context.ts'
import { written } from '../text.ts'
import type { JobReview } from './job-review.ts'
import { withReview } from './review-in-hand.ts'

export interface AskAboutJob {
  readonly jobReviewId: JobReviewId
  readonly question: string
}

/** Puts the job in progress; the question reaches the company. Refuses WRONG_STATE, INVALID_INPUT. */
export function askAboutJob(actor: Actor, cmd: AskAboutJob): Promise<JobReview | Refusal> {
  const question = written('The question', cmd.question, 2_000)
  if (isRefusal(question)) return Promise.resolve(question)
  return withReview(actor, cmd.jobReviewId, jobChanged, (review) =>
    review.ask(question, actor.viewer.personId, actor.now()),
  )
}
