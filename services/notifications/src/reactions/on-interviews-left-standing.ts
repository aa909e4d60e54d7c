import { reaction } from '@passerelle/messaging'
import { standingToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'

/** What stands of a company that was declined is for the school to decide about. */
export const onInterviewsLeftStanding = reaction(standingToSchools.contracts, async ({ em, event, now }) => {
  await tell(em, event, now)
  await tellFeed(em, event, standingToSchools)
})
