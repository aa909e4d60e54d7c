import { LockMode } from '@mikro-orm/postgresql'
import { employerUserChanged } from '@passerelle/contracts'
import { type EmployerUserId, type Refusal, refuse } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import type { Actor } from '../context.ts'
import { type EmployerRole, EmployerUser } from './employer-user.ts'

export interface ChangeEmployerUserRole {
  readonly employerUserId: EmployerUserId
  readonly role: EmployerRole
}

/** Refuses NOT_FOUND for somebody who has left, OWNER_STAYS, ROLE_TOO_HIGH. @param by the role of whoever changes it */
export function changeEmployerUserRole(
  { em }: Actor,
  cmd: ChangeEmployerUserRole,
  by: EmployerRole,
): Promise<EmployerUser | Refusal> {
  return em.transactional(async (em) => {
    const where = { id: cmd.employerUserId, active: true }
    const user = await em.findOne(EmployerUser, where, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!user) return refuse('NOT_FOUND', 'This user has left the company.')
    const refusal = user.give(cmd.role, by)
    if (refusal) return refusal
    emit(em, employerUserChanged, user, user.eventData())
    await announceAccess(em, user.personId)
    return user
  })
}
