import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { type InterviewId, isId } from '@passerelle/kernel'
import { InterviewProjection } from '../projections/interview.ts'

/** The row that all who decide about an interview's invitations lock first, as it is now. */
export async function lockInterview(em: EntityManager, id: string): Promise<InterviewProjection | null> {
  if (!isId('itv', id)) return null
  return em.findOne(
    InterviewProjection,
    { id: id as InterviewId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  )
}
