import { LockMode } from '@mikro-orm/postgresql'
import { employerUserRemoved, refuse } from '@passerelle/contracts'
import type { EmployerUserId, Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { changes } from '@passerelle/service-kit'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import { holdCompany } from '../ownership/hold-company.ts'
import { lapseProposal } from '../ownership/lapse-proposal.ts'
import { EmployerUser } from './employer-user.ts'

export interface RemoveEmployerUser {
  readonly employerUserId: string
}

/** Refuses NOT_FOUND for somebody who has left, OWNER_STAYS. */
export async function removeEmployerUser(ctx: Context, cmd: RemoveEmployerUser): Promise<EmployerUser | Refusal> {
  return changes(ctx, async (em) => {
    const id = cmd.employerUserId as EmployerUserId
    const { employerId } = await em.findOneOrFail(EmployerUser, { id }, { disableIdentityMap: true })
    await holdCompany(em, employerId)
    const where = { id, active: true }
    const user = await em.findOne(EmployerUser, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (!user) return refuse('NOT_FOUND.USER_LEFT')
    const refusal = user.leave()
    if (refusal) return refusal
    await lapseProposal(em, user, ctx.now())
    emit(em, employerUserRemoved, user, user.eventData())
    await announceAccess(em, user.personId)
    return user
  })
}
