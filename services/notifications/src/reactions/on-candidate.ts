import { reaction } from '@passerelle/messaging'
import { candidatesToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tellWhatWaited } from '../feed/tell-schools.ts'
import { isSameMailbox } from '../invitation/inbound/mailbox-of.ts'
import { endLinksAtAddress } from '../mail/link/end-links-at-address.ts'
import { meet } from '../news/meet.ts'
import { tell } from '../news/tell.ts'
import { CandidateProjection } from '../projections/candidate.ts'
import { candidates } from '../projections/projections.sources.ts'

/** In the feed, what waited for word of the candidate's school comes before what that word itself tells. */
export const onCandidate = reaction(candidatesToSchools.contracts, async ({ em, event, now }) => {
  const { id, schoolId, email = null } = event.data
  await meet(em, [id], 'exclusive')
  const before = (await em.findOne(CandidateProjection, { id }, { disableIdentityMap: true }))?.email ?? null
  await candidates.handle({ em, event })
  if (before && email && !isSameMailbox(before, email)) await endLinksAtAddress(em, id, now)
  await tell(em, event, now)
  await tellWhatWaited(em, id, schoolId)
  await tellFeed(em, event, candidatesToSchools)
})
