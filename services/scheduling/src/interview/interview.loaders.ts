import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Interview } from './interview.ts'
import { interviewsWith, myInterviewsAt } from './my-interviews.ts'

export function interviewLoaders({ em, viewer }: Reading) {
  return {
    interview: byId(em, Interview, 'itv'),
    myInterviewsAt: myInterviewsAt(em, viewer),
    interviewsWith: interviewsWith(em, viewer),
  }
}
