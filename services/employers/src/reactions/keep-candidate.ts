import { candidateChanged, candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import { CandidateProjection } from '../candidate/candidate-projection.ts'

/** A candidate who is linked to a person is a membership of that person, so their passport changes. */
export const keepCandidate = reaction([candidateEnrolled, candidateChanged, candidateLinked], async ({ em, event }) => {
  const { id, schoolId, personId } = event.data
  const known = await em.findOne(CandidateProjection, { candidateId: id })
  const before = known?.personId ?? null
  const candidate = known ?? new CandidateProjection(id, schoolId, personId)
  Object.assign(candidate, { schoolId, personId })
  em.persist(candidate)
  if (before === personId) return
  for (const person of [before, personId]) if (person) await announceAccess(em, person)
})
