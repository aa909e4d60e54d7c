import { table } from '@passerelle/persistence'
import { OwnershipProposal } from './ownership-proposal.ts'

export const ownershipProposalTable = table(OwnershipProposal, 'ownership_proposal', (p) => ({
  id: p.text().primary(),
  fromUserId: p.text(),
  toUserId: p.text(),
  state: p.text(),
  proposedAt: p.datetime(),
  endedAt: p.datetime().nullable(),
  version: p.integer().version(),
}))
