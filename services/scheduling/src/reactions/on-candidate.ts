import { candidateChanged, candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { CandidateProjection } from '../projections/projections.ts'

/** Remembers whose file a candidate is. */
export const onCandidate = reaction(
  [candidateEnrolled, candidateChanged, candidateLinked],
  async ({ em, event: { data } }) => {
    const { id, schoolId, personId, firstName, lastName } = data
    await em.upsert(CandidateProjection, { id, schoolId, personId, name: `${firstName} ${lastName}` })
  },
)
