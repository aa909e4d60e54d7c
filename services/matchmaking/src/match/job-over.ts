import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { JobState } from '@passerelle/contracts'
import type { SchoolId } from '@passerelle/kernel'
import { JobProjection } from '../projections/projections.ts'
import type { Match } from './match.ts'

type ReviewState = JobState['reviews'][number]['state']

/** A job in these is open at a school no longer. One whose text is read again may be open tomorrow. */
const over: readonly ReviewState[] = ['CLOSED', 'EXPIRED', 'DECLINED']

/** The schools at which a job is over. */
export function overAtIn({ reviews }: Pick<JobState, 'reviews'>): SchoolId[] {
  return reviews.filter(({ state }) => over.includes(state)).map(({ schoolId }) => schoolId)
}

/**
 * Whether the job of a match that was decided, and waits for somebody again now, is over at its school. Held: word that it is
 * over at this moment finds the match, or is known here.
 */
export async function isJobOver(em: EntityManager, { jobId, schoolId }: Match): Promise<boolean> {
  const held = { lockMode: LockMode.PESSIMISTIC_READ, refresh: true } as const
  const job = await em.findOne(JobProjection, { id: jobId }, held)
  return isOverAt(job, { schoolId })
}

/** Whether a job, as far as is known of it, is over at a school. */
export function isOverAt(job: JobProjection | null | undefined, { schoolId }: Pick<Match, 'schoolId'>): boolean {
  return job?.overAt.includes(schoolId) ?? false
}
