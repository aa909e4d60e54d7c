import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Interview } from './interview.ts'
import { myInterviews } from './my-interviews.ts'

export function interviewLoaders({ em, viewer }: Reading) {
  return {
    interview: byId(em, Interview, 'itv'),
    myInterviewsAt: myInterviews(em, viewer, 'event_id'),
    myInterviewsWith: myInterviews(em, viewer, 'candidate_id'),
  }
}
