import type { events as french } from '../fr/events.ts'
import { quoted } from '../quoted.ts'
import type { Said } from '../words.ts'
import { capital, day, fields, number } from './words.ts'

export const events: Said<typeof french> = {
  'NOT_FOUND.EVENT': 'There is no such event, or it is not for you to see.',
  'NOT_FOUND.BOOTH': 'There is no such booth, or it is not for you to see.',
  EVENT_NOT_PUBLISHED: 'This event is not published yet.',
  EVENT_CANCELLED: 'This event has been called off.',
  EVENT_OVER: 'This event is over: its last day has passed.',
  NOT_A_CANDIDATE: 'This event is for candidates of the school that organises it. Ask the school to enrol you.',
  NOT_REGISTERED: 'You are not registered for this event.',
  EMPLOYER_NOT_APPROVED:
    'The school that organises this event has not approved the company. Ask it for approval first.',
  'INTERVIEWS_STAND.EVENT_CHANGED': ({ interviews }) =>
    `${confirmed(interviews)} in what you take out. Leave it, or have ${them(interviews)} cancelled, too: everybody concerned is told.`,
  'INTERVIEWS_STAND.EVENT_CANCELLED': ({ interviews }) =>
    `${confirmed(interviews)} at this event. Have ${them(interviews)} cancelled, too: everybody concerned is told.`,
  'INTERVIEWS_STAND.BOOTH_CLOSED': ({ interviews }) =>
    `${confirmed(interviews)} with this company. Leave the booth, or have ${them(interviews)} cancelled, too: everybody concerned is told.`,
  'INTERVIEWS_STAND.REGISTRATION_CANCELLED': ({ interviews }) =>
    `${confirmed(interviews)} with you. Stay registered, or have ${them(interviews)} cancelled, too: everybody concerned is told.`,
  'EVENT_INVALID.NAME_MISSING': 'The event needs a name, with at least one letter or digit.',
  'EVENT_INVALID.TOO_LONG': ({ what, longest }) =>
    `${capital(fields[what])} may have ${number(longest)} characters at most.`,
  'EVENT_INVALID.NO_ZONE': ({ text }) =>
    `“${quoted(text)}” is not a time zone. Give an IANA name, for instance Europe/Paris.`,
  'EVENT_INVALID.ZONE_FIXED': 'The time zone is fixed once the event is published: it would move every interview.',
  'EVENT_INVALID.NO_DAY': 'The event needs at least one day.',
  'EVENT_INVALID.TOO_MANY_DAYS': ({ most }) => `An event has at most ${number(most)} days.`,
  'EVENT_INVALID.NO_TIME': ({ on }) => `${day(on)}: times are written HH:MM, from 00:00 to 23:59.`,
  'EVENT_INVALID.CLOSES_EARLY': ({ on, opensAt, closesAt }) =>
    `${day(on)}: it closes at ${closesAt}, which is not after ${opensAt}.`,
  'EVENT_INVALID.DAY_TWICE': ({ on }) => `${day(on)} is there twice.`,
  'EVENT_INVALID.DAYS_UNORDERED': ({ on, previous }) =>
    `${day(on)} comes after ${day(previous)}: put the days in order.`,
  'EVENT_INVALID.OTHER_CENTURY': ({ on }) =>
    `${day(on)}: an event takes place between 1970 and 2199. Is the year right?`,
  'EVENT_INVALID.SKIPPED': ({ on, opensAt, closesAt }) =>
    `On ${day(on)} the clocks go forward: no time passes between ${opensAt} and ${closesAt}.`,
  'EVENT_INVALID.NO_DURATION': 'The event needs at least one interview length.',
  'EVENT_INVALID.TOO_MANY_DURATIONS': ({ most }) => `An event offers at most ${number(most)} interview lengths.`,
  'EVENT_INVALID.DURATION_TWICE': 'An interview length is there twice.',
  'EVENT_INVALID.DURATION': ({ minutes, step, shortest, longest }) =>
    `${minutes} minutes: an interview length is a multiple of ${step} from ${shortest} to ${longest}.`,
  'EVENT_INVALID.DURATION_TOO_LONG': ({ minutes, room }) =>
    `${minutes} minutes do not fit into the shortest day, which has ${room}.`,
  'EVENT_INVALID.CREDITS': ({ most }) =>
    `Credits are a whole number from 0 to ${number(most)}, or none at all for no limit.`,
}

function confirmed(interviews: number): string {
  return interviews > 1 ? `${number(interviews)} confirmed interviews stand` : 'One confirmed interview stands'
}

function them(interviews: number): string {
  return interviews > 1 ? 'them' : 'it'
}
