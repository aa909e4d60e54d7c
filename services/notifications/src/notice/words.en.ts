import type { NoticeWords } from './words.ts'

const because = (text: string) => (text ? ` Reason: ${text}` : '')
const at = (event: string) => (event ? ` at “${event}”` : '')
const said = (comment: string) => (comment ? `\n“${comment}”` : '')
const received: Record<string, string> = {
  PROPOSAL: 'Another time is proposed; nothing was moved.',
  OLD_TIME: 'The answer is about a time that no longer stands; the invitation was sent again.',
  STRANGER: 'The answer comes from an address that is not invited; nothing was changed.',
  MESSAGE: 'A message arrived; it is no answer to the invitation.',
  REVIEW: 'A message could not be understood; nothing was changed.',
}
const answered: Record<string, string> = {
  ACCEPTED: 'will come to the interview',
  DECLINED: 'will not come to the interview',
  TENTATIVE: 'may come to the interview',
}

export const englishWords: NoticeWords = {
  APPROVAL_REQUESTED: {
    title: (f) => `${f.employer} asks for approval`,
    body: (f) => `${f.employer} would like to be approved by ${f.school}. It is yours to approve or decline.`,
  },
  EMPLOYER_APPROVED: {
    title: (f) => `${f.school} approved ${f.employer}`,
    body: (f) => `${f.employer} is approved by ${f.school}.`,
  },
  EMPLOYER_DECLINED: {
    title: (f) => `${f.school} did not approve ${f.employer}`,
    body: (f) => `The request of ${f.employer} for approval is declined.${because(f.reason)}`,
  },
  JOB_POSTED: {
    title: (f) => `A job to review: ${f.job}`,
    body: (f) => `${f.employer} posts the job “${f.job}” to ${f.school}.`,
  },
  JOB_APPROVED: {
    title: (f) => `${f.school} approved the job “${f.job}”`,
    body: (f) => `The job “${f.job}” is visible at ${f.school}.`,
  },
  JOB_DECLINED: {
    title: (f) => `${f.school} declined the job “${f.job}”`,
    body: (f) => `Reason: ${f.reasons}.${f.comment ? `\n${f.comment}` : ''}`,
  },
  BOOTH_OPENED: {
    title: (f) => `${f.employer} takes part in “${f.event}”`,
    body: (f) => `${f.employer} takes part in the event “${f.event}”.`,
  },
  REGISTERED: {
    title: (f) => `You are registered for “${f.event}”`,
    body: (f) => `You can now look through the recruiters of “${f.event}” and ask them for an interview.`,
  },
  EVENT_CANCELLED: {
    title: (f) => `“${f.event}” is cancelled`,
    body: (f) => `The event “${f.event}” does not take place.`,
  },
  REQUEST_RECEIVED: {
    title: (f) => `${f.other} asks you for an interview`,
    body: (f) => `${f.other} would like an interview with you${at(f.event)}.`,
  },
  REQUEST_ACCEPTED: {
    title: (f) => `${f.other} accepted your request`,
    body: (f) => (f.toTalent ? 'Now choose a slot.' : `${f.other} now chooses a slot.`),
  },
  REQUEST_REJECTED: {
    title: (f) => `${f.other} rejected the request for an interview`,
    body: (f) => `The request for an interview${at(f.event)} is rejected.${because(f.reason)}`,
  },
  REQUEST_CANCELLED: {
    title: (f) => `The request for an interview with ${f.other} is cancelled`,
    body: (f) => `The request for an interview${at(f.event)} no longer stands.${because(f.reason)}`,
  },
  INTERVIEW_PLANNED: {
    title: (f) => `An interview with ${f.other} is planned`,
    body: (f) => `It takes place on ${f.when}. Nobody is invited yet.`,
  },
  INTERVIEW_INVITED: {
    title: (f) => `You are invited to an interview with ${f.other}`,
    body: (f) => `It takes place on ${f.when}.`,
  },
  INTERVIEW_CONFIRMED: {
    title: (f) => `Interview confirmed with ${f.other}`,
    body: (f) => `It takes place on ${f.when}.`,
  },
  INTERVIEW_RESCHEDULED: {
    title: (f) => `The interview with ${f.other} has a new time`,
    body: (f) => `It takes place on ${f.when}.`,
  },
  INTERVIEW_CANCELLED: {
    title: (f) => `The interview with ${f.other} is cancelled`,
    body: (f) => `It was planned for ${f.when}.${because(f.reason)}`,
  },
  INTERVIEW_COMPLETED: {
    title: (f) => `The interview with ${f.other} is over`,
    body: (f) => `It took place on ${f.when}.`,
  },
  OFFER_PROPOSED: {
    title: (f) => `${f.school} proposes a job to you: ${f.job}`,
    body: (f) => `${f.company} recruits for “${f.job}”. It is yours to accept or refuse.${said(f.comment)}`,
  },
  OFFER_ANSWERED: {
    title: (f) => `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepts' : 'refuses'} the job “${f.job}”`,
    body: (f) => `Match with ${f.company}.${said(f.comment)}`,
  },
  CANDIDATE_PROPOSED: {
    title: (f) => `${f.school} proposes ${f.candidate} to you`,
    body: (f) => `${f.candidate} accepted your job “${f.job}”. It is yours to decide.`,
  },
  APPOINTMENT_PROPOSED: {
    title: (f) => `${f.company} proposes an appointment to ${f.toTalent ? 'you' : f.candidate}`,
    body: (f) => `About the job “${f.job}”, on ${f.when}.${said(f.comment)}`,
  },
  COMPANY_REFUSED: {
    title: (f) => `${f.company} does not go on with the job “${f.job}”`,
    body: (f) => `Match of ${f.candidate}.${said(f.comment)}`,
  },
  APPOINTMENT_WITHDRAWN: {
    title: (f) => `The appointment with ${f.company} is withdrawn`,
    body: (f) => `It was proposed for ${f.when}, about the job “${f.job}”.${said(f.comment)}`,
  },
  APPOINTMENT_ANSWERED: {
    title: (f) => `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepts' : 'declines'} the appointment`,
    body: (f) => `Appointment of ${f.when}, about the job “${f.job}”.${said(f.comment)}`,
  },
  APPOINTMENT_CLASHED: {
    title: (f) => `The time of the appointment with ${f.other} was taken meanwhile`,
    body: (f) => `Appointment of ${f.when}, about the job “${f.job}”. Another date may be proposed.`,
  },
  INVITATION_ANSWERED: {
    title: (f) => `${f.other} ${answered[f.answer] ?? ''}`,
    body: (f) => `Interview of ${f.when}.${said(f.comment)}`,
  },
  REPLY_RECEIVED: {
    title: (f) => `A message to read about the interview with ${f.other}`,
    body: (f) => `${received[f.outcome] ?? received.REVIEW} Interview of ${f.when}.${said(f.comment)}`,
  },
  ADDRESS_FAILED: {
    title: (f) => `The address of ${f.other} takes no mail`,
    body: (f) => `The invitation to the interview of ${f.when} came back.${because(f.reason)}`,
  },
}
