import { mail } from '../mail.ts'
import { toProposeAnew } from '../to-propose-anew.ts'

/** That the interview does not take place both know by a mail of its own. */
export const matchInterviewCancelledMail = mail({
  kind: 'MATCH_INTERVIEW_CANCELLED',
  means: 'The interview of a match was cancelled: the contact may propose another date.',
  ...toProposeAnew({ fr: 'est annulé', en: 'is cancelled' }),
})
