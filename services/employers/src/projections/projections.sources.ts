import { candidateFacts } from '@passerelle/contracts'
import { projection } from '@passerelle/messaging'
import { CandidateProjection } from './projections.ts'

/** Which candidate a person is. */
export const candidates = projection('candidate_projection', candidateFacts, async ({ em, event: { data } }) => {
  await em.upsert(CandidateProjection, { candidateId: data.id, schoolId: data.schoolId, personId: data.personId })
})

export const projections = [candidates]
