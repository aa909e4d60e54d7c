import { approvalFacts, employerDeclined, interviewsLeftStanding } from '@passerelle/contracts'
import { isId } from '@passerelle/kernel'
import { emit, reaction } from '@passerelle/messaging'
import { countStanding } from '../approval/standing-interviews.ts'
import { keepReceived } from '../availability/received.ts'
import { requestsEnd } from '../interview/end-requests.ts'

/**
 * Who is not approved any more is received at no fair of the school, and what stands of it is for the school to decide about (SI-09).
 * Behind the projection of approvals, which says who is, and whose row whoever confirms an interview there holds: it is counted
 * here, or not confirmed. Requests outside events that have no time end, a moment later.
 */
export const onApproval = reaction(approvalFacts, async ({ em, event, now }) => {
  const { id, employerId, schoolId } = event.data
  await keepReceived(em, employerId, { schoolId })
  if (event.type !== employerDeclined.type) return
  requestsEnd(em, event.data, isId('per', event.actor) ? event.actor : null, now)
  const interviews = await countStanding(em, { employerId, schoolId }, now)
  if (interviews === 0) return
  emit(em, interviewsLeftStanding, { id, version: event.aggregateVersion }, { id, schoolId, employerId, interviews })
})
