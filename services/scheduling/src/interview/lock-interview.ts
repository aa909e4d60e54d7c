import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import { Interview } from './interview.ts'

/**
 * The interview as it is now, locked until the transaction ends: whoever changes it waits here, and nowhere before.
 * @returns NOT_FOUND when there is none, or the viewer takes no part in it
 */
export async function lockInterview(em: EntityManager, id: string, viewer: Viewer): Promise<Interview | Refusal> {
  const found = await em.findOne(
    Interview,
    { id: id as Interview['id'] },
    {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      refresh: true,
    },
  )
  if (found?.sideOf(viewer.personId)) return found
  return refuse('NOT_FOUND.INTERVIEW')
}
