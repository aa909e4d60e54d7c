import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { CandidateProjection } from './candidate.ts'
import { formerOf } from './former.ts'
import { InterviewProjection } from './interview.ts'
import { MatchProjection } from './match.ts'

export function projectionLoaders({ em }: Reading) {
  return {
    interview: byId(em, InterviewProjection, 'itv'),
    candidate: byId(em, CandidateProjection, 'cnd'),
    match: byId(em, MatchProjection, 'mch'),
    former: formerOf(em),
  }
}
