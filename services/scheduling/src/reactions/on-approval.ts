import { approvalRequested, approvalRolesChanged, employerApproved, employerDeclined } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { ApprovalProjection } from '../projections/projections.ts'

/** Remembers at which schools a company may plan interviews. */
export const onApproval = reaction(
  [approvalRequested, employerApproved, employerDeclined, approvalRolesChanged],
  async ({ em, event: { data } }) => {
    const { id, schoolId, employerId, state, roles } = data
    await em.upsert(ApprovalProjection, { id, schoolId, employerId, state, roles })
  },
)
