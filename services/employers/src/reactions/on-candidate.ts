import { candidateFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { announceAccess } from '../access/announce-access.ts'
import { candidates } from '../projections/projections.sources.ts'
import { CandidateProjection } from '../projections/projections.ts'

/** A candidate who is linked to a person is a membership of that person, so their passport changes. */
export const onCandidate = reaction(candidateFacts, async ({ em, event }) => {
  const { id, personId } = event.data
  const before = (await em.findOne(CandidateProjection, { candidateId: id }))?.personId ?? null
  await candidates.handle({ em, event })
  if (before === personId) return
  for (const person of [before, personId]) if (person) await announceAccess(em, person)
})
