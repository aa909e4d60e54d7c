import { ownershipProposed, refuse } from '@passerelle/contracts'
import type { EmployerUserId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Employer } from '../employer/employer.ts'
import { EmployerUser } from '../employer-user/employer-user.ts'
import { holdCompany } from './hold-company.ts'
import { ownerNow } from './owner-now.ts'
import { OwnershipProposal } from './ownership-proposal.ts'
import { tellOwnership } from './tell-ownership.ts'

export interface ProposeOwnership {
  readonly employerUserId: string
}

/**
 * The owner proposes that somebody of the company takes it over. To whom it is proposed already: nothing happens.
 * Refuses NOT_FOUND for somebody who has left, FORBIDDEN, INVALID_INPUT, OWNERSHIP_PROPOSED.
 */
export function proposeOwnership(ctx: Context, cmd: ProposeOwnership): Promise<Employer | Refusal> {
  return changes(ctx, async (em) => {
    const id = cmd.employerUserId as EmployerUserId
    const { employerId } = await em.findOneOrFail(EmployerUser, { id }, { disableIdentityMap: true })
    await holdCompany(em, employerId)
    const owner = await ownerNow(em, employerId)
    if (owner?.personId !== ctx.viewer.personId) return refuse('FORBIDDEN.ROLE_NEEDED', { role: 'OWNER' })
    const to = await em.findOne(EmployerUser, { id, active: true }, { refresh: true })
    if (!to) return refuse('NOT_FOUND.USER_LEFT')
    if (to === owner) return refuse('INVALID_INPUT.OWNER_ALREADY', undefined, { field: 'employerUserId' })
    const employer = await em.findOneOrFail(Employer, { id: employerId })
    const known = await em.findOne(OwnershipProposal, { id: employerId }, { refresh: true })
    if (known?.isOpen() && known.toUserId === to.id) return employer
    const proposal = known ?? new OwnershipProposal(employerId)
    const refusal = proposal.propose({ fromUserId: owner.id, toUserId: to.id }, ctx.now())
    if (refusal) return refusal
    await tellOwnership(em, ownershipProposed, proposal)
    return employer
  })
}
