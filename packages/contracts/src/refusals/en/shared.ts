import type { shared as french } from '../fr/shared.ts'
import { quoted } from '../quoted.ts'
import type { Said } from '../words.ts'
import { capital, fields, number, permissions } from './words.ts'

export const shared: Said<typeof french> = {
  FORBIDDEN: 'You may not do this. Ask somebody who may.',
  'FORBIDDEN.BY_LINK': 'This link is for one act only. Sign in to do more.',
  'FORBIDDEN.TO_SEE': 'This is for others to see. Sign in as one of them, or ask the school or the company for access.',
  'FORBIDDEN.WITHDRAWN':
    'This stream is not open to you any more. Ask the school or the company for access, then subscribe again.',
  'FORBIDDEN.BY_KEY': 'API keys read and listen: sign in as a person to do this.',
  'FORBIDDEN.NOT_FOR_KEYS':
    'This is not open to this API key, which reads what its scopes open at its own school. Ask the school, or sign in as a person.',
  'FORBIDDEN.SCOPE_NEEDED': ({ scope }) =>
    `This API key lacks the scope ${scope}. Ask the school for a key that has it: its staff make keys, with the permission “${permissions.SCHOOL_SETTINGS}”.`,
  NOT_FOUND: 'There is no such thing, or it is not for you to see.',
  'INVALID_INPUT.EMPTY': ({ what }) => `To be filled in: ${fields[what]}.`,
  'INVALID_INPUT.TOO_LONG': ({ what, longest }) =>
    `${capital(fields[what])} may have ${number(longest)} characters at most.`,
  'INVALID_INPUT.NO_NAME': ({ what }) => `${capital(fields[what])} needs at least one letter or digit.`,
  'INVALID_INPUT.NO_WEBSITE':
    'This address is not open to everybody: write https://www.example.org, without a user name or password.',
  'INVALID_INPUT.NO_LINK':
    'This link is not open to everybody: write https://meet.example.org/room, without a user name or password.',
  'INVALID_INPUT.NO_ADDRESS': ({ text }) =>
    `“${quoted(text)}” is not an e-mail address that is taken: write name@example.org.`,
  'INVALID_INPUT.NO_ZONE': ({ text }) =>
    `“${quoted(text)}” is not a time zone. Give an IANA name, for instance Europe/Paris.`,
  'INVALID_INPUT.RHYTHM_OF_DAYS': ({ most }) =>
    `A rhythm of days has at least one day at the company and one at school, and ${number(most)} days at most.`,
  'INVALID_INPUT.RHYTHM_OF_WEEKS': ({ most }) =>
    `A rhythm of weeks has at least one week at the company and one at school, and ${number(most)} weeks at most.`,
  'INVALID_INPUT.LANGUAGES': ({ most }) => `Name ${number(most)} languages at most.`,
  'INVALID_INPUT.NO_LANGUAGE': ({ text }) =>
    `“${quoted(text)}” is not the code of a language. Give one like fr, or en-GB.`,
  'INVALID_INPUT.LANGUAGE_TWICE': ({ text }) => `The language ${quoted(text)} is there twice.`,
  'INVALID_INPUT.SKILLS': ({ most }) => `Name ${number(most)} skills at most.`,
}
