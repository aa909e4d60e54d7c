import { reaction } from '@passerelle/messaging'
import { matchesToSchools } from '../feed/facts-to-schools.ts'
import { tellFeed } from '../feed/tell-feed.ts'
import { tellOfContactLeft } from '../news/contact-left.ts'
import { meet } from '../news/meet.ts'
import { tell } from '../news/tell.ts'
import { tellMatch } from '../news/tell-match.ts'
import { matches } from '../projections/projections.sources.ts'

export const onMatch = reaction(matchesToSchools.contracts, async ({ em, event, now }) => {
  const match = event.data
  await matches.handle({ em, event })
  // Whoever brings word of a contact who leaves finds this match, or is found here.
  await meet(em, [match.employerId], 'shared')
  await tellMatch(em, event, match, now)
  await tellOfContactLeft(em, match, now)
  await tell(em, { ...event, actor: match.change.author ?? event.actor }, now)
  await tellFeed(em, event, matchesToSchools)
})
