import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { CandidateProjection } from './candidate.ts'
import { InterviewProjection } from './interview.ts'

export function projectionLoaders({ em }: Reading) {
  return {
    interview: byId(em, InterviewProjection, 'itv'),
    candidate: byId(em, CandidateProjection, 'cnd'),
  }
}
