import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { Candidate } from './candidate.ts'
import { isSameCampaign } from './candidate-details.ts'

/**
 * Two candidates of one campaign have two addresses, or both files would be of whoever signs in with it.
 * Call with the address locked (`lockMailbox`).
 * @param field of the input that brings the two together
 * @returns ALREADY_ENROLLED with the one who has the address; undefined when nobody else does
 */
export async function addressTaken(
  em: EntityManager,
  candidate: Candidate,
  field: 'email' | 'campaign',
): Promise<Refusal | undefined> {
  const { id, schoolId, email, identityKey, campaign } = candidate
  const others = await em.find(Candidate, { schoolId, email, id: { $ne: id }, identityKey: { $ne: identityKey } })
  const other = others.find((one) => isSameCampaign(one.campaign, campaign))
  if (!other) return undefined
  const name = `${other.firstName} ${other.lastName}`
  return refuse('ALREADY_ENROLLED.ADDRESS', { name }, { candidate: other, field })
}
