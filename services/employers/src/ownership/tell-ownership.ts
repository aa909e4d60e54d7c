import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, OwnershipState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import { EmployerUser } from '../employer-user/employer-user.ts'
import { Person } from '../person/person.ts'
import type { OwnershipProposal } from './ownership-proposal.ts'

/** Says what happened to a proposal, and between whom. Leaves with the transaction. */
export async function tellOwnership(
  em: EntityManager,
  fact: Contract<OwnershipState>,
  proposal: OwnershipProposal,
): Promise<void> {
  const { id, state, fromUserId, toUserId } = proposal
  const sideOf = async (userId: EmployerUser['id']) => {
    const { personId } = await em.findOneOrFail(EmployerUser, { id: userId })
    const { name } = await em.findOneOrFail(Person, { id: personId })
    return { userId, personId, name }
  }
  const [from, to] = [await sideOf(fromUserId), await sideOf(toUserId)]
  await em.persist(proposal).flush()
  emit(em, fact, proposal, { id, state, from, to, proposedAt: proposal.proposedAt.toISOString() })
}
