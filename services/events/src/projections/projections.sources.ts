import { approvalFacts, interviewFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { ApprovalProjection, InterviewProjection } from './projections.ts'

/** What schools decide about employers: who sees a school's fairs, and who may come (HS-02, HS-16). */
const approvals = projection('approval_projection', approvalFacts, async ({ em, event: { data } }) => {
  const { id, schoolId, employerId, state, roles } = data
  await em.upsert(ApprovalProjection, { id, schoolId, employerId, state, roles })
})

/** What stands at events, so that nobody takes it away unasked. */
const interviews = projection('interview_projection', interviewFacts, async ({ em, event: { data } }) => {
  const { id, eventId, employerId, talent, status, slot } = data
  if (!eventId) return
  if (status !== 'CONFIRMED' || !slot) {
    await em.nativeDelete(InterviewProjection, { id })
    return
  }
  const [startsAt, endsAt] = [new Date(slot.startsAt), new Date(slot.endsAt)]
  await em.upsert(InterviewProjection, { id, eventId, employerId, talent, startsAt, endsAt })
})

export const projections = [approvals, interviews]
