import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { OwnershipProposal } from './ownership-proposal.ts'

const now = new Date('2026-11-22T09:00:00Z')
const handover = () => ({ fromUserId: newId('eus'), toUserId: newId('eus') })

test('SI-11 (part) one proposal at a time is open', () => {
  const proposal = new OwnershipProposal(newId('emp'))
  expect(proposal.isOpen()).toBe(false)
  const first = handover()
  expect(proposal.propose(first, now)).toBeUndefined()
  expect(proposal.propose(handover(), now)).toMatchObject({ code: 'OWNERSHIP_PROPOSED' })
  expect(proposal).toMatchObject({ ...first, state: 'OPEN', proposedAt: now })
})

test('SI-11 (part) once a proposal has ended another one may be made', () => {
  const proposal = new OwnershipProposal(newId('emp'))
  proposal.propose(handover(), now)
  proposal.end('DECLINED', now)
  expect(proposal).toMatchObject({ state: 'DECLINED', endedAt: now })
  const second = handover()
  expect(proposal.propose(second, now)).toBeUndefined()
  expect(proposal).toMatchObject({ ...second, state: 'OPEN', endedAt: null })
})
