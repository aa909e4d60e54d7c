import type { EntityManager } from '@mikro-orm/postgresql'
import { EmployerUserProjection } from '../projections/projections.ts'
import type { Match } from './match.ts'

/** Whether the contact works for the company no longer: nothing is sent to them any more. */
export async function contactHasLeft(em: EntityManager, { contactUserId }: Match): Promise<boolean> {
  return (await em.findOne(EmployerUserProjection, { id: contactUserId, active: true })) === null
}
