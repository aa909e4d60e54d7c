import { candidateChanged, candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { meet } from '../news/tell.ts'
import { CandidateProjection } from '../projections/candidate.ts'
import { project } from './project.ts'

/** What waits for the candidate's school is told behind it, by `on-feed.ts`. */
export const onCandidate = reaction([candidateEnrolled, candidateChanged, candidateLinked], async ({ em, event }) => {
  await meet(em, [event.data.id], 'exclusive')
  await project(em, new CandidateProjection(event.data))
})
