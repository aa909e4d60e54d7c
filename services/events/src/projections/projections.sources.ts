import { approvalFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { ApprovalProjection } from './projections.ts'

/** What schools decide about employers: who sees a school's fairs, and who may come (HS-02, HS-16). */
const approvals = projection('approval_projection', approvalFacts, async ({ em, event: { data } }) => {
  const { id, schoolId, employerId, state, roles } = data
  await em.upsert(ApprovalProjection, { id, schoolId, employerId, state, roles })
})

export const projections = [approvals]
