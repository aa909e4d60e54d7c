import { reaction } from '@passerelle/messaging'
import { jobsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'
import { jobs } from '../projections/projections.sources.ts'

export const onJob = reaction(jobsToSchools.contracts, async ({ em, event, now }) => {
  await jobs.handle({ em, event })
  await tell(em, event, now)
  await tellFeed(em, event, jobsToSchools)
})
