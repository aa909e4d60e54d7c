import { candidateChanged, candidateEnrolled, candidateLinked } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { CandidateProjection } from '../projections/candidate.ts'
import { project } from './project.ts'

export const onCandidate = reaction([candidateEnrolled, candidateChanged, candidateLinked], ({ em, event }) =>
  project(em, new CandidateProjection(event.data)),
)
