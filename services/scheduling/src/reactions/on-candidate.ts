import { candidateFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { linkTalent } from '../interview/link-talent.ts'

/** Somebody has signed in as a candidate: what was taken under the file is theirs. Behind the projection of candidates, which says who it is. */
export const onCandidate = reaction(candidateFacts, async ({ em, event: { data }, now }) => {
  if (data.personId) await linkTalent(em, data.id, data.personId, now)
})
