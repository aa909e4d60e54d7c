import { reaction } from '@passerelle/messaging'
import { eventsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tellWhatWaited } from '../feed/tell-schools.ts'
import { meet } from '../news/meet.ts'
import { retell, tell } from '../news/tell.ts'
import { events } from '../projections/projections.sources.ts'

/** In the feed, what waited for word of the event's school comes before what that word itself tells. */
export const onEvent = reaction(eventsToSchools.contracts, async ({ em, event, now }) => {
  const { id, schoolId } = event.data
  await meet(em, [id], 'exclusive')
  await events.handle({ em, event })
  await tell(em, event, now, [id])
  await retell(em, id, null, now)
  await tellWhatWaited(em, id, schoolId)
  await tellFeed(em, event, eventsToSchools)
})
