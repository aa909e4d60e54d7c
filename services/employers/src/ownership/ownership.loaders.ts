import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { OwnershipProposal } from './ownership-proposal.ts'

export function ownershipLoaders({ em }: Reading) {
  return {
    /** By company: the last proposal to hand it over. */
    ownershipProposal: byId(em, OwnershipProposal, 'emp'),
  }
}
