import type { scheduling as french } from '../fr/scheduling.ts'
import { quoted } from '../quoted.ts'
import type { Said } from '../words.ts'
import { day, interviews, list, number } from './words.ts'

export const scheduling: Said<typeof french> = {
  'FORBIDDEN.RECRUITERS_PLAN': 'Only recruiters of the company plan interviews. Ask your administrator for the role.',
  'FORBIDDEN.RECRUITERS_OFFER':
    'Only recruiters of the company offer job interviews. Offer informational ones: set `interviewKind` to INFORMATIONAL.',
  'FORBIDDEN.WORK_FOR_COMPANY':
    'Informational interviews are offered by the people of a company. Ask yours to add you.',
  'FORBIDDEN.RECRUITERS_ANSWER':
    'Only recruiters answer for the company. Offer informational interviews in your own name, or ask your administrator for that role.',
  'FORBIDDEN.OWN_OFFER': 'This is your own offer. Choose that of somebody else.',
  'FORBIDDEN.OWN_PLACE': 'You can send requests only for yourself: use your own place at the event.',
  'FORBIDDEN.BOOTH_FIRST':
    'The talents of an event are shown to the companies that are received there: open a booth. The school finds them by the registrations.',
  'FORBIDDEN.TAKE_PART_FIRST':
    'Registered candidates, companies with a booth and the staff of the school look through the recruiters of an event: register, or open a booth.',
  'FORBIDDEN.OWN_CALENDAR': 'This is your own calendar. Choose somebody else’s.',
  'FORBIDDEN.WITH_ONESELF': 'Nobody can have an interview with themselves. Choose somebody else.',
  'FORBIDDEN.INTERVIEWER_IS_CANDIDATE':
    'Nobody can have an interview with themselves: leave out the interviewer who is the candidate.',
  'FORBIDDEN.LEAVE_IT_TO_RECRUITER': 'You take part, and whoever leads or planned this changes it: ask them.',
  'FORBIDDEN.LEAVE_IT_TO_COLLEAGUE':
    'A colleague of yours leads this interview: ask them, or an admin of your company.',
  'FORBIDDEN.TALENT_PREPARES': 'The talent prepares the questions. Read them with the interview.',
  'FORBIDDEN.TALENT_DECIDES': 'The verdict is the talent’s alone. Ask them for it in person.',
  'FORBIDDEN.ACCEPT': 'You sent this request, so the other side accepts it. You may withdraw it.',
  'FORBIDDEN.REJECT': 'You sent this request, so the other side rejects it. You may withdraw it.',
  'FORBIDDEN.CHOOSE_SLOT': 'The talent chooses the slot. You will be told when that has happened.',
  'FORBIDDEN.PROPOSE_TIMES':
    'The recruiter proposes the times. Choose one of them, or ask for others by `refuseTimes`.',
  'FORBIDDEN.REFUSE_TIMES': 'The candidate says whether a time suits. Use `proposeTimes` to propose others.',
  'FORBIDDEN.RESCHEDULE': 'Only the two who take part may move this interview. Ask one of them.',
  'FORBIDDEN.REASSIGN': 'It is for the company to hand this interview to a colleague: ask the recruiter.',
  'FORBIDDEN.RELOCATE': 'It is for the company to say where this interview takes place: ask the recruiter.',
  'FORBIDDEN.WHERE_THE_EVENT_IS': 'Interviews at an event take place where it does: ask the school that organises it.',
  'FORBIDDEN.OWN_NO_SHOW': 'Your own no-show is neither reported nor taken back by you: ask whoever has reported it.',
  'FORBIDDEN.WITHDRAW_NO_SHOW': 'Whoever reported this takes it back: ask them, or the school.',
  'FORBIDDEN.CANCEL': 'This request was sent to you: reject it instead.',
  'NOT_FOUND.JOB': 'The company has no such job.',
  'NOT_FOUND.INTERVIEW': 'There is no such interview, or it is not yours.',
  'NOT_FOUND.HOST': 'There is no such recruiter. Look again in the directory of the event.',
  'NOT_FOUND.OFFER':
    'There is no such offer of informational interviews, or not for your school. Look for another one in the list.',
  'NOT_FOUND.CALENDAR': 'There is no such calendar, or it is not yours.',
  'NOT_FOUND.UNPUBLISHED_EVENT': 'There is no such event, or it is not published.',
  'WRONG_STATE.TOO_EARLY_FOR_VERDICT': 'Record your verdict when the interview is over.',
  'WRONG_STATE.QUESTIONS': ({ status }) => `This interview is ${interviews[status]}: questions come before it.`,
  'WRONG_STATE.ACCEPT': ({ status }) =>
    `Only a request that has not been answered can be accepted. This one is ${interviews[status]}.`,
  'WRONG_STATE.REJECT': ({ status }) =>
    `Only a request that has not been answered can be rejected. This one is ${interviews[status]}.`,
  'WRONG_STATE.CHOOSE_SLOT': ({ status }) =>
    `A slot can be chosen for an accepted request, or for one that a recruiter sent. This one is ${interviews[status]}.`,
  'WRONG_STATE.PROPOSE_TIMES': ({ status }) =>
    `Other times are proposed for an accepted request outside events. This interview is ${interviews[status]}.`,
  'WRONG_STATE.REFUSE_TIMES': ({ status }) =>
    `Other times are asked for where some are proposed, outside events. This interview is ${interviews[status]}.`,
  'WRONG_STATE.RESCHEDULE': ({ status }) =>
    `Only a confirmed interview that is not over can be moved. This one is ${interviews[status]}.`,
  'WRONG_STATE.REASSIGN': ({ status }) =>
    `Only a request, or an interview that is not over, can be handed to a colleague. This one is ${interviews[status]}.`,
  'WRONG_STATE.RELOCATE': ({ status }) =>
    `Only a confirmed interview that is not over can have another place. This one is ${interviews[status]}.`,
  'WRONG_STATE.CANCEL': ({ status }) =>
    `Only a request, or an interview that is not over, can be cancelled. This one is ${interviews[status]}.`,
  'WRONG_STATE.NO_SHOW': ({ status }) =>
    `Who did not come is said of an interview whose time was agreed upon and has begun. This one is ${interviews[status]}.`,
  'WRONG_STATE.NO_SHOW_TOO_EARLY': 'Who did not come can be said from the start of the interview on.',
  'WRONG_STATE.NO_SHOW_TOO_LATE': ({ days }) =>
    `Who did not come can be said for ${number(days)} days after the interview. Write to the school.`,
  'NOT_INFORMATIONAL.VERDICT': 'A verdict belongs to an informational interview.',
  'NOT_INFORMATIONAL.QUESTIONS': 'Questions belong to informational interviews.',
  'INVALID_INPUT.WHICH_SIDE': 'Say which side did not come: the candidate or the recruiter.',
  'INVALID_INPUT.TOO_MANY_QUESTIONS': ({ most }) => `Write ${number(most)} questions at most.`,
  'INVALID_INPUT.QUESTION': ({ place, longest }) =>
    `Question ${place} is empty or longer than ${number(longest)} characters.`,
  'INVALID_INPUT.TOPICS': ({ most }) => `Name at least one topic that you can talk about, and ${number(most)} at most.`,
  'INVALID_INPUT.LANGUAGES_OF_OFFER': ({ most }) =>
    `Name at least one language that you can talk in, and ${number(most)} at most.`,
  'INVALID_INPUT.PER_MONTH': ({ most }) => `Take 1 to ${number(most)} requests a month.`,
  'INVALID_INPUT.TIMES': ({ most }) =>
    `Propose 1 to ${number(most)} different times, among which the candidate chooses.`,
  'INVALID_INPUT.WHICH_COMPANY': 'You work for several companies: say for which one, by `employerId`.',
  'INVALID_INPUT.NO_PHONE': 'This is not a phone number: write for instance +33 1 23 45 67 89.',
  'REASON_REQUIRED.WHY_THIS_COMPANY': 'Say why you would like to work for this company.',
  'TOO_MANY.INTERVIEWS': ({ most }) => `Choose ${number(most)} interviews at most at a time.`,
  COMPANY_APPROVED: 'The school has approved this company: there is nothing to decide about its interviews.',
  ANSWER_REQUIRED: 'This recruiter asks a question. Answer it, then send again.',
  'INVALID_TIME.LENGTH': ({ shortest, longest }) => `An interview takes ${shortest} to ${longest} minutes.`,
  'INVALID_TIME.PASSED': 'That time has passed. Choose one to come.',
  'INVALID_TIME.FAR_AHEAD': 'That is more than two years ahead. Is the year right?',
  'INVALID_AVAILABILITY.TOO_MANY_SLOTS': ({ most }) => `At most ${number(most)} slots at once.`,
  'INVALID_AVAILABILITY.NO_SLOT_OF_YOURS': ({ on, time }) =>
    `No slot of yours starts on ${day(on)} at ${quoted(time)}.`,
  'INVALID_AVAILABILITY.WHICH_COMPANY':
    'Several of your companies have a booth here: say for which one, by `employerId`.',
  'INVALID_AVAILABILITY.NO_DAY': 'Name at least one day of the event.',
  'INVALID_AVAILABILITY.DAY_TWICE': ({ on }) => `${day(on)} is there twice.`,
  'INVALID_AVAILABILITY.NO_SLOT_FITS': ({ on, minutes }) => `On ${day(on)} not one slot of ${minutes} minutes fits.`,
  'INVALID_AVAILABILITY.NOT_BLOCKED': ({ on, time }) =>
    `On ${day(on)} no slot starts at ${quoted(time)}, so none can be blocked.`,
  'INVALID_AVAILABILITY.OTHER_DAY': ({ on, days }) =>
    `${day(on)} is not a day of this event. Its days: ${list(days.map(day), 'conjunction')}.`,
  'INVALID_AVAILABILITY.NO_TIME': ({ on }) => `On ${day(on)}: write times as HH:MM, for instance 09:30.`,
  'INVALID_AVAILABILITY.ENDS_EARLY': ({ on }) => `On ${day(on)} the end is not after the start.`,
  'INVALID_AVAILABILITY.OUTSIDE': ({ on, opensAt, closesAt }) =>
    `On ${day(on)} the event is open from ${opensAt} to ${closesAt}: stay within it.`,
  'INVALID_AVAILABILITY.DURATION': ({ on, durations }) =>
    `On ${day(on)}: choose a duration on offer, ${list(durations, 'disjunction')} minutes.`,
  'EVENT_CLOSED.OVER': 'This event is over. Look for another one.',
  'EVENT_CLOSED.CANCELLED': 'This event was cancelled. Look for another one.',
  'EVENT_CLOSED.NOBODY_THERE': 'This event was cancelled or is over: nobody can be met there.',
  'EVENT_CLOSED.NOT_OPEN': 'This event is not open.',
  'NOT_REGISTERED.TALENT': 'This talent is not registered for the event, so no request can be sent.',
  'NOT_REGISTERED.YOURSELF': 'Register for the event first; then you can book and send requests.',
  HOST_CLOSED: 'This recruiter is not taking interviews at the moment. Try a colleague, or later.',
  'HOST_CLOSED.OFFER': 'This person no longer offers informational interviews. Look for another one in the list.',
  'HOST_CLOSED.COLLEAGUE': ({ name }) =>
    `${name} has no open calendar at this event for this kind of interview. Open one, or choose another colleague.`,
  'ALREADY_IN_CONTACT.COLLEAGUE': ({ name }) =>
    `${name} already has a request or an interview with this talent. Choose another colleague.`,
  ALREADY_IN_CONTACT: 'You two already have a request or an interview: go on with that one.',
  'DIRECTION_NOT_ALLOWED.RECRUITERS_ASK': 'At this event the recruiters send the requests. Wait for theirs.',
  'DIRECTION_NOT_ALLOWED.TALENTS_ASK': 'At this event the talents send the requests. Open slots so that they find you.',
  REQUEST_NOT_ALLOWED: 'This recruiter takes no requests: book one of the free slots.',
  REQUEST_REQUIRED: 'This recruiter wants a request first: send one, and choose a slot once accepted.',
  BOOTH_REQUIRED: 'Your company has no booth at this event. Open one first, then your calendar.',
  NO_CREDITS_LEFT: ({ credits }) =>
    credits === 0
      ? 'The organiser has not given out any credits for this event.'
      : `All your ${number(credits)} credits of this event are in use. Cancel a request, or wait for an answer.`,
  MONTH_FULL: ({ on }) =>
    `All requests of this month are taken. Ask again from ${day(on)} on, or choose somebody else.`,
  SLOT_TAKEN: 'This slot has just been taken. Choose one of the next free ones.',
  'SLOT_TAKEN.PROPOSED': 'The recruiter is not free any more then. Choose one of the other proposed times.',
  SLOT_NOT_OFFERED: 'No slot of this recruiter starts then. Choose one of the next free ones.',
  'SLOT_NOT_OFFERED.PROPOSED': 'This time is not proposed, or is over. Choose one of the proposed times.',
  NO_SLOT_AVAILABLE:
    'This recruiter has no free slot at the moment. Try again later: slots come back when somebody cancels.',
  'NO_SLOT_AVAILABLE.PROPOSED': 'None of the proposed times is still free. Ask for others, and say when you are.',
  'TIME_CONFLICT.OTHER': 'The other person is not free at that time. Choose another one.',
  'TIME_CONFLICT.NAMED': ({ names }) => `Not free at that time: ${list(names, 'conjunction')}. Choose another one.`,
  'TIME_CONFLICT.YOU': 'You are busy at that time. Choose another one, or move what you have.',
  'TIME_CONFLICT.COLLEAGUE': ({ name }) => `${name} is not free at that time. Choose another colleague.`,
  'INTERVIEWER_UNKNOWN.COLLEAGUE':
    'This person does not work for the company of this interview. Look at its users again.',
  'INTERVIEWER_UNKNOWN.TOO_MANY': ({ most }) => `Name ${number(most)} interviewers at most.`,
  'INTERVIEWER_UNKNOWN.LEADS': 'Whoever is to lead this does not work for the company. Look at its users again.',
  INTERVIEWER_UNKNOWN: 'One of the interviewers does not work for this company. Look at its users again.',
  NOT_FOR_A_JOB: 'An informational interview is for no job: leave `jobId` out.',
  'NOT_APPROVED.AT_EVENT':
    'The school of this event does not receive your company at the moment, or its booth is closed. Ask the school.',
  NOT_APPROVED: 'This school has not approved your company. Ask it first.',
  NOT_ACQUAINTED:
    'Your company has not met this candidate: plan after a match, an interview or a fair where both of you are.',
}
