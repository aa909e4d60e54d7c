import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { JobProjection } from '../projections/projections.ts'
import type { Match } from './match.ts'

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
export function isOverAt(job: JobProjection | null, { schoolId }: Pick<Match, 'schoolId'>): boolean {
  return job?.overAt.includes(schoolId) ?? false
}
