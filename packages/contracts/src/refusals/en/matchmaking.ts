import type { matchmaking as french } from '../fr/matchmaking.ts'
import { quoted } from '../quoted.ts'
import type { Said } from '../words.ts'
import { capital, fields, number, permissions } from './words.ts'

export const matchmaking: Said<typeof french> = {
  'NOT_FOUND.THAT_CANDIDATE': 'There is no such candidate, or they are not for you to see.',
  'NOT_FOUND.MATCH': 'There is no such match, or it is not for you to see.',
  'TOO_MANY.DOCUMENTS': ({ most }) => `Send at most ${number(most)} documents along.`,
  'TOO_MANY.CANDIDATES': ({ most }) => `Enrol at most ${number(most)} candidates in one go.`,
  'INVALID_INPUT.PLACES': ({ most }) => `Name ${number(most)} places at most.`,
  DOCUMENT_INVALID: ({ name, longest }) =>
    `“${quoted(name)}” needs a name of 1 to ${number(longest)} characters and an https:// address that is open to everybody, without a password.`,
  ALREADY_MATCHED: 'This candidate and this job have a match under way. Go on with that one.',
  MATCHING_OFF: ({ permission }) =>
    `Your school does not put candidates in touch with companies. Whoever has the permission “${permissions[permission]}” can change that.`,
  JOB_NOT_APPROVED: 'Your school has not approved this job, or it is closed.',
  CONTACT_NOT_ACTIVE: 'The contact does not act for this company. Choose another one.',
  'NOT_YET.OFFER': 'The candidate has not answered the offer yet. You will be told when they have.',
  'NOT_YET.APPOINTMENT': 'The company has not proposed an appointment yet.',
  OFFER_REFUSED: 'The candidate has refused the offer: there is nothing to decide.',
  'DECISION_CLOSED.APPOINTMENT_ANSWERED': 'The candidate has answered the appointment: the company’s decision stays.',
  'DECISION_CLOSED.COMPANY_DECIDED': 'The company has decided: the answer to the offer stays.',
  'DECISION_CLOSED.ANSWER_STAYS': 'The appointment has been answered: the answer stays.',
  'DECISION_CLOSED.JOB_OVER': 'The job is no longer open at the school: the match has ended.',
  'DECISION_CLOSED.ENDED': 'The school has ended this match. Ask the school if you would like to go on.',
  'DECISION_CLOSED.INTERVIEW_HELD':
    'The interview has taken place. For another one the school puts the two in touch anew.',
  'DECISION_CLOSED.OVER': 'This match is over already. Propose the candidate anew where you would like to go on.',
  'DECISION_CLOSED.NOT_THE_LAST': 'Another step has been made since. Only the last one goes back.',
  'DECISION_CLOSED.INTERVIEW': 'The accepted appointment is an interview now. Have that one cancelled.',
  'APPOINTMENT_CHANGED.MOVED': 'The company has proposed another date meanwhile. Answer that one.',
  'APPOINTMENT_CHANGED.WITHDRAWN': 'The company has withdrawn this appointment.',
  'CONTACT_NOT_ACTIVE.LEFT':
    'The contact has left the company. Decide in their place, or refuse and propose the candidate to somebody else.',
  'DECISION_CLOSED.CONTACT_ANSWERED': 'The company has answered: there is nobody to remind.',
  'INVALID_INPUT.REMINDER_DAYS': ({ most }) => `From 1 to ${most} days, or 0 to remind nobody.`,
  REMINDED_ALREADY: 'This contact was reminded less than a day ago. Give them time to answer.',
  NOT_BY_STAFF: 'Only a step that staff made in somebody’s place can be taken back.',
  'APPOINTMENT_IN_PAST.ANSWERED': 'The time of this appointment has passed. Ask the company for another one.',
  'APPOINTMENT_IN_PAST.PROPOSED': 'That time has passed. Choose one to come.',
  'APPOINTMENT_INVALID.LENGTH': ({ shortest, longest }) => `An appointment takes ${shortest} to ${longest} minutes.`,
  'APPOINTMENT_INVALID.FAR_AHEAD': 'That is more than two years ahead. Is the year right?',
  ALREADY_ENROLLED: 'This candidate is already enrolled for the campaign: same name and day of birth.',
  'ALREADY_ENROLLED.ADDRESS': ({ name }) =>
    `${name} has this address in the campaign already: give each candidate their own.`,
  CANDIDATE_LINKED:
    'This candidate has signed in with the address that you know. It stays, or the file would pass to somebody else.',
  'CANDIDATE_INVALID.MISSING': ({ what }) => `To be filled in: ${fields[what]}.`,
  'CANDIDATE_INVALID.TOO_LONG': ({ what, longest }) =>
    `${capital(fields[what])} may have ${number(longest)} characters at most.`,
  'CANDIDATE_INVALID.BIRTH_DATE': ({ text }) => `“${quoted(text)}” is not a day of birth. Write it YYYY-MM-DD.`,
  'CANDIDATE_INVALID.EMAIL': ({ text }) =>
    `“${quoted(text)}” is not an e-mail address that is taken: write name@example.org.`,
  'CANDIDATE_INVALID.GRADUATION_YEAR': ({ from, to }) => `The graduation year is from ${from} to ${to}.`,
}
