import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { employerUserChanged, ownershipHandedOver } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import type { Context } from '../context.ts'
import type { Employer } from '../employer/employer.ts'
import { EmployerUser } from '../employer-user/employer-user.ts'
import { answerProposal, type OfCompany } from './answer-proposal.ts'
import type { OwnershipProposal } from './ownership-proposal.ts'
import { tellOwnership } from './tell-ownership.ts'

/** Whom the company was proposed to is its owner from now on, and who was is an admin. Refuses WRONG_STATE. */
export function acceptOwnership(ctx: Context, cmd: OfCompany): Promise<Employer | Refusal> {
  return answerProposal(ctx, cmd, 'toUserId', async (em, proposal) => {
    const [from, to] = await both(em, proposal)
    from.handOver()
    // A company has one owner at any time, says the database.
    await em.flush()
    to.takeOver()
    proposal.end('ACCEPTED', ctx.now())
    await em.flush()
    for (const user of [from, to]) emit(em, employerUserChanged, user, user.eventData())
    await tellOwnership(em, ownershipHandedOver, proposal)
    for (const personId of [from.personId, to.personId].sort()) await announceAccess(em, personId)
  })
}

/** Locked in the order of their ids. */
async function both(em: EntityManager, { fromUserId, toUserId }: OwnershipProposal) {
  const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } } as const
  const users = await em.find(EmployerUser, { id: { $in: [fromUserId, toUserId] } }, locked)
  return [users.find(({ id }) => id === fromUserId)!, users.find(({ id }) => id === toUserId)!] as const
}
