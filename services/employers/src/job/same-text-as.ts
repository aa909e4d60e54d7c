import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, JobId } from '@passerelle/kernel'
import { fingerprintOf, Job, type JobText } from './job.ts'

/**
 * The company's first job with the same text, closed and declined ones included. Until the transaction ends nobody else
 * asks for the same text, so of two that are posted at once the later one finds the earlier. @param apart not this one
 */
export async function sameTextAs(
  em: EntityManager,
  employerId: EmployerId,
  text: JobText,
  apart?: JobId,
): Promise<JobId | null> {
  const textFingerprint = fingerprintOf(text)
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('job ' || ? || ?, 0))`, [employerId, textFingerprint])
  const where = { employerId, textFingerprint, ...(apart && { id: { $ne: apart } }) }
  const earlier = await em.findOne(Job, where, {
    orderBy: { createdAt: 'asc', id: 'asc' },
    disableIdentityMap: true,
  })
  return earlier?.id ?? null
}
