import { matchFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { tell } from '../news/tell.ts'
import { tellMatch } from '../news/tell-match.ts'
import { MatchProjection } from '../projections/match.ts'
import { project } from './project.ts'

export const onMatch = reaction(matchFacts, async ({ em, event, now }) => {
  const match = event.data
  await project(em, new MatchProjection(match))
  await tellMatch(em, event, match, now)
  await tell(em, { ...event, actor: match.change.author ?? event.actor }, now)
})
