import { LockMode } from '@mikro-orm/postgresql'
import { employerUserChanged, refuse } from '@passerelle/contracts'
import type { EmployerUserId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { type EmployerRole, EmployerUser } from './employer-user.ts'
import { roleIn } from './role-in.ts'

export interface ChangeEmployerUserRole {
  readonly employerUserId: string
  readonly role: EmployerRole
}

/** Refuses NOT_FOUND for somebody who has left, OWNER_STAYS, ROLE_TOO_HIGH. */
export async function changeEmployerUserRole(
  ctx: Context,
  cmd: ChangeEmployerUserRole,
): Promise<EmployerUser | Refusal> {
  const viewer = await ctx.loaders.standing()
  return changes(ctx, async (em) => {
    const where = { id: cmd.employerUserId as EmployerUserId, active: true }
    const user = await em.findOne(EmployerUser, where, { lockMode: LockMode.PESSIMISTIC_WRITE })
    if (!user) return refuse('NOT_FOUND.USER_LEFT')
    const refusal = user.give(cmd.role, roleIn(viewer, user.employerId))
    if (refusal) return refusal
    emit(em, employerUserChanged, user, user.eventData())
    await announceAccess(em, user.personId)
    return user
  })
}
