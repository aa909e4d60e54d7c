import { approvalRequested, approvalRolesChanged, employerApproved, employerDeclined } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { ApprovalProjection } from '../approval/approval-projection.ts'

/** Remembers what schools decide about employers: who sees a school's fairs, and who may come (HS-02, HS-16). */
export const onApproval = reaction(
  [approvalRequested, employerApproved, employerDeclined, approvalRolesChanged],
  async ({ em, event: { data } }) => {
    const { id, schoolId, employerId, state, roles } = data
    await em.upsert(ApprovalProjection, { id, schoolId, employerId, state, roles })
  },
)
