import { reaction } from '@passerelle/messaging'
import { approvalsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'
import { approvals } from '../projections/projections.sources.ts'

export const onApproval = reaction(approvalsToSchools.contracts, async ({ em, event, now }) => {
  await approvals.handle({ em, event })
  await tell(em, event, now)
  await tellFeed(em, event, approvalsToSchools)
})
