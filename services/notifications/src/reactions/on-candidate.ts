import { reaction } from '@passerelle/messaging'
import { candidatesToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tellWhatWaited } from '../feed/tell-schools.ts'
import { meet } from '../news/meet.ts'
import { tell } from '../news/tell.ts'
import { candidates } from '../projections/projections.sources.ts'

/** In the feed, what waited for word of the candidate's school comes before what that word itself tells. */
export const onCandidate = reaction(candidatesToSchools.contracts, async ({ em, event, now }) => {
  const { id, schoolId } = event.data
  await meet(em, [id], 'exclusive')
  await candidates.handle({ em, event })
  await tell(em, event, now)
  await tellWhatWaited(em, id, schoolId)
  await tellFeed(em, event, candidatesToSchools)
})
