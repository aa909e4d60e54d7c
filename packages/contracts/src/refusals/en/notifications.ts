import type { notifications as french } from '../fr/notifications.ts'
import type { Said } from '../words.ts'

export const notifications: Said<typeof french> = {
  INTERVIEW_UNKNOWN:
    'This interview is not known here. If it was planned a moment ago, try again in a second; otherwise check its id.',
  'INTERVIEW_NOT_PLANNED.INVITE': 'Only a planned interview can be invited to: choose its date and duration first.',
  'INTERVIEW_NOT_PLANNED.ANSWER': 'This interview no longer stands: there is nothing to answer.',
  INTERVIEW_OVER: 'This interview is over.',
  INVITATION_UNKNOWN: 'There is no such invitation, or it is somebody else’s.',
  INVITATION_LEFT: 'The invitation has left. Move or cancel the interview instead: everybody is told.',
  DRAFT_UNKNOWN: 'There is no draft of an invitation to this interview: write one first.',
  SEND_TIME_INVALID: 'Choose a time that lies ahead and before the interview.',
  NOTICE_UNKNOWN: 'There is no such notice for you.',
}
