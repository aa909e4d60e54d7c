import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { childrenOf } from '../children-of.ts'
import { reviewsOfSchool } from './job-queue.ts'
import { JobReview } from './job-review.ts'
import { reviewCounts } from './review-counts.ts'

export function jobReviewLoaders({ em }: Reading) {
  return {
    review: byId(em, JobReview, 'jrv'),
    /** All reviews of a job. */
    reviewsOf: new DataLoader((jobIds: readonly string[]) => childrenOf(em, JobReview, 'jobId', jobIds)),
    reviewCounts: reviewCounts(em),
    reviewsOfSchool: reviewsOfSchool(em),
  }
}
