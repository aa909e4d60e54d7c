import type { JobState } from '@passerelle/contracts'
import type { SchoolId } from '@passerelle/kernel'

type ReviewState = JobState['reviews'][number]['state']

/** A job in these is open at a school no longer. One whose text is read again may be open tomorrow. */
const over: readonly ReviewState[] = ['CLOSED', 'EXPIRED', 'DECLINED']

/** The schools at which a job is over. */
export function overAtIn({ reviews }: Pick<JobState, 'reviews'>): SchoolId[] {
  return reviews.filter(({ state }) => over.includes(state)).map(({ schoolId }) => schoolId)
}
