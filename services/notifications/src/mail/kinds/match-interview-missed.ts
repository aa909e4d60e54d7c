import { mail } from '../mail.ts'
import { toProposeAnew } from '../to-propose-anew.ts'

/** Who did not come is said by the interview's own mail. */
export const matchInterviewMissedMail = mail({
  kind: 'MATCH_INTERVIEW_MISSED',
  means: 'A side did not come to the interview of a match: the contact may propose another date.',
  ...toProposeAnew({
    fr: 'n’a pas eu lieu : une absence est signalée',
    en: 'did not take place: a no-show is reported',
  }),
})
