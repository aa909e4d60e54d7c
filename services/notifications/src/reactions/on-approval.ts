import { approvalRequested, approvalRolesChanged, employerApproved, employerDeclined } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tell } from '../news/tell.ts'
import { ApprovalProjection } from '../projections/employers.ts'
import { project } from './project.ts'

export const onApproval = reaction(
  [approvalRequested, employerApproved, employerDeclined, approvalRolesChanged],
  async ({ em, event, now }) => {
    await project(em, new ApprovalProjection(event.data))
    await tell(em, event, now)
  },
)
