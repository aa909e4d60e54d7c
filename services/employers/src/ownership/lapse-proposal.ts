import type { EntityManager } from '@mikro-orm/postgresql'
import { ownershipLapsed } from '@passerelle/contracts'
import type { EmployerUser } from '../employer-user/employer-user.ts'
import { OwnershipProposal } from './ownership-proposal.ts'
import { tellOwnership } from './tell-ownership.ts'

/** Within a transaction that holds the company: what was proposed to somebody ends when they leave it, or have another role there. */
export async function lapseProposal(
  em: EntityManager,
  { id, employerId }: Pick<EmployerUser, 'id' | 'employerId'>,
  now: Date,
): Promise<void> {
  const proposal = await em.findOne(OwnershipProposal, { id: employerId }, { refresh: true })
  if (!proposal?.isOpen() || proposal.toUserId !== id) return
  proposal.end('LAPSED', now)
  await tellOwnership(em, ownershipLapsed, proposal)
}
