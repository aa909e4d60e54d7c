import { LockMode } from '@mikro-orm/postgresql'
import { employerUserChanged, refuse } from '@passerelle/contracts'
import type { EmployerUserId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { holdCompany } from '../ownership/hold-company.ts'
import { lapseProposal } from '../ownership/lapse-proposal.ts'
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
    const id = cmd.employerUserId as EmployerUserId
    const { employerId } = await em.findOneOrFail(EmployerUser, { id }, { disableIdentityMap: true })
    await holdCompany(em, employerId)
    const where = { id, active: true }
    const user = await em.findOne(EmployerUser, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (!user) return refuse('NOT_FOUND.USER_LEFT')
    const before = user.role
    const refusal = user.give(cmd.role, roleIn(viewer, user.employerId))
    if (refusal) return refusal
    if (user.role !== before) await lapseProposal(em, user, ctx.now())
    emit(em, employerUserChanged, user, user.eventData())
    await announceAccess(em, user.personId)
    return user
  })
}
