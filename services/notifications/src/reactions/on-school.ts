import { schoolFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { settingsToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { meet } from '../news/meet.ts'
import { retell } from '../news/tell.ts'
import { schoolStaff, schools } from '../projections/projections.sources.ts'

export const onSchool = reaction(schoolFacts, async ({ em, event, now }) => {
  const school = event.data
  await meet(em, [school.id], 'exclusive')
  await schools.handle({ em, event })
  await schoolStaff.handle({ em, event })
  await retell(em, school.id, event.occurredAt, now)
  await tellFeed(em, event, settingsToSchools)
})
