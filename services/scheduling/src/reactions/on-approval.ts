import { approvalFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { keepReceived } from '../availability/received.ts'

/** Who is not approved any more is received at no fair of the school (SI-09). Behind the projection of approvals, which says who is. */
export const onApproval = reaction(approvalFacts, async ({ em, event: { data } }) => {
  const { employerId, schoolId } = data
  await keepReceived(em, employerId, { schoolId })
})
