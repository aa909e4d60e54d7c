import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { recommendedRoles } from '../school/school.ts'
import { Approval } from './approval.ts'

const now = new Date('2026-11-22T09:00:00Z')
const staff = newId('per')
const requested = () => new Approval(newId('apr'), newId('sch'), newId('emp'), newId('per'), now)

test('HS-06 a request is pending and allows nothing until the school decides', () => {
  const approval = requested()
  expect(approval.state).toBe('PENDING')
  expect(approval.allows('POST_JOBS')).toBe(false)
  expect(approval.approve(recommendedRoles, staff, now)).toBeUndefined()
  expect(approval.allows('POST_JOBS')).toBe(true)
  expect(approval.approve(recommendedRoles, staff, now)).toMatchObject({ code: 'WRONG_STATE' })
})

test('HS-06 a decline ends every role, and the school may think better of it', () => {
  const approval = requested()
  approval.approve(recommendedRoles, staff, now)
  expect(approval.decline('No longer', staff, now)).toBeUndefined()
  expect(approval).toMatchObject({ state: 'DECLINED', roles: [], reason: 'No longer' })
  expect(approval.decline('Again', staff, now)).toMatchObject({ code: 'WRONG_STATE' })
  expect(approval.approve(['POST_EVENTS'], staff, now)).toBeUndefined()
  expect(approval).toMatchObject({ state: 'APPROVED', roles: ['POST_EVENTS'], reason: null })
})

test('HS-24 automatic approval is granted by itself, to a company that is approved, and taken back', () => {
  const approval = requested()
  expect(approval.grantAutoApproval(staff, now, null)).toMatchObject({ code: 'WRONG_STATE' })
  approval.approve(recommendedRoles, staff, now)
  expect(approval.revokeAutoApproval(staff, now, null)).toMatchObject({ code: 'WRONG_STATE' })
  expect(approval.grantAutoApproval(staff, now, 'Alumni')).toBeUndefined()
  expect(approval.grantAutoApproval(staff, now, null)).toMatchObject({ code: 'WRONG_STATE' })
  expect(approval.allows('AUTO_APPROVE_JOBS')).toBe(true)
  expect(approval.revokeAutoApproval(staff, now, null)).toBeUndefined()
  expect(approval.allows('AUTO_APPROVE_JOBS')).toBe(false)
})

test('AC-05 each act on an approval keeps its author', () => {
  const approval = requested()
  approval.approve(recommendedRoles, staff, now)
  approval.grantAutoApproval(staff, now, 'Alumni')
  approval.revokeAutoApproval(staff, now, null)
  expect(approval.history.map(({ fact, by, note }) => [fact, by === staff, note])).toEqual([
    ['REQUESTED', false, null],
    ['APPROVED', true, null],
    ['AUTO_APPROVAL_GRANTED', true, 'Alumni'],
    ['AUTO_APPROVAL_REVOKED', true, null],
  ])
})
