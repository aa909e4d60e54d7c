import { reaction } from '@passerelle/messaging'
import { staffToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tell } from '../news/tell.ts'
import { staffMembers } from '../projections/projections.sources.ts'

export const onStaffMember = reaction(staffToSchools.contracts, async ({ em, event, now }) => {
  await staffMembers.handle({ em, event })
  await tell(em, event, now)
  await tellFeed(em, event, staffToSchools)
})
