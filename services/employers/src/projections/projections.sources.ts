import { candidateFacts, interviewFacts, matchFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { CandidateProjection, InterviewPeopleProjection, MatchPeopleProjection } from './projections.ts'

/** Which candidate a person is. */
export const candidates = projection('candidate_projection', candidateFacts, async ({ em, event: { data } }) => {
  await em.upsert(CandidateProjection, { candidateId: data.id, schoolId: data.schoolId, personId: data.personId })
})

/** Who is to meet in an interview. */
export const interviewPeople = projection(
  'interview_people_projection',
  interviewFacts,
  async ({ em, event: { data } }) => {
    const { id, candidateId, recruiter, interviewers } = data
    const people = [...new Set([recruiter, ...interviewers.map(({ personId }) => personId)])]
    await em.upsert(InterviewPeopleProjection, { id, candidateId, people })
  },
)

/** Whom a match puts in touch, and who proposed it. */
export const matchPeople = projection('match_people_projection', matchFacts, async ({ em, event: { data } }) => {
  const { id, candidateId, contactPersonId, proposedBy } = data
  const people = [contactPersonId, ...(proposedBy ? [proposedBy] : [])]
  await em.upsert(MatchPeopleProjection, { id, candidateId, people })
})

export const projections = [candidates, interviewPeople, matchPeople]
