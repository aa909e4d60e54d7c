import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId } from '@passerelle/kernel'
import { EmployerUser } from '../employer-user/employer-user.ts'

/** Whose the company is at this moment, as far as it is held. */
export function ownerNow(em: EntityManager, employerId: EmployerId): Promise<EmployerUser | null> {
  return em.findOne(EmployerUser, { employerId, role: 'OWNER', active: true }, { refresh: true })
}
