import { reaction } from '@passerelle/messaging'
import { callOffsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'

/** How many interviews a change took away is for the organiser; those who meet are told of each by its own facts. */
export const onCallOff = reaction(callOffsToSchools.contracts, async ({ em, event, now }) => {
  await tell(em, event, now)
  await tellFeed(em, event, callOffsToSchools)
})
