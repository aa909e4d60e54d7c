import { reaction } from '@passerelle/messaging'
import { jobsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'
import { JobProjection } from '../projections/employers.ts'
import { project } from './project.ts'

export const onJob = reaction(jobsToSchools.contracts, async ({ em, event, now }) => {
  await project(em, new JobProjection(event.data))
  await tell(em, event, now)
  await tellFeed(em, event, jobsToSchools)
})
