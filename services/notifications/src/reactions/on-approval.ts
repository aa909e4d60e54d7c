import { reaction } from '@passerelle/messaging'
import { approvalsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'
import { ApprovalProjection } from '../projections/employers.ts'
import { project } from './project.ts'

export const onApproval = reaction(approvalsToSchools.contracts, async ({ em, event, now }) => {
  await project(em, new ApprovalProjection(event.data))
  await tell(em, event, now)
  await tellFeed(em, event, approvalsToSchools)
})
