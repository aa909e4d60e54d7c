import { interviewFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { InterviewProjection } from '../acquaintance/interview-projection.ts'

/** Remembers which employer is in touch with which candidate, and by which match. What became of it does not matter: the past stays readable. */
export const onInterview = reaction(interviewFacts, async ({ em, event: { data } }) => {
  const { id, employerId, candidateId, matchId } = data
  await em.upsert(InterviewProjection, { id, employerId, candidateId, matchId })
})
