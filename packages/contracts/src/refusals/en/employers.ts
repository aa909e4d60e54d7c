import type { employers as french } from '../fr/employers.ts'
import { quoted } from '../quoted.ts'
import type { Said } from '../words.ts'
import { jobs, number, permissions, roles } from './words.ts'

export const employers: Said<typeof french> = {
  'FORBIDDEN.ROLE_NEEDED': ({ role }) =>
    `This needs the role “${roles[role]}” in the company. Ask its administrators for it.`,
  'FORBIDDEN.PERMISSION_NEEDED': ({ permission }) =>
    `This needs the permission “${permissions[permission]}” at the school. Ask the school for it.`,
  'FORBIDDEN.NOT_OF_COMPANY': 'You do not act for this company. Ask its administrators to add you.',
  'FORBIDDEN.NOT_OF_SCHOOL': 'You are not on the staff of this school. Ask the school to add you.',
  'NOT_FOUND.SCHOOL': 'There is no such school.',
  'NOT_FOUND.USER_LEFT': 'This user has left the company.',
  'NOT_FOUND.NOT_ON_STAFF': 'This person is not on the staff of the school.',
  EMAIL_NOT_VERIFIED: 'Confirm your e-mail address where you sign in, then come back.',
  EMAIL_NOT_TAKEN: 'Your account has no e-mail address that is taken here. Sign in with one like name@example.org.',
  'INVALID_INPUT.LAST_DAY_PASSED': 'The last day of the job has passed.',
  'INVALID_INPUT.START_PASSED': 'The day on which the contract begins has passed.',
  'INVALID_INPUT.JOB_LENGTH': ({ months, weeks }) =>
    `A contract is 1 to ${number(months)} months long, or 1 to ${number(weeks)} weeks.`,
  'INVALID_INPUT.NO_END': 'A permanent contract has no length: leave it out, or choose another contract.',
  'INVALID_INPUT.NO_SCHOOL':
    'A rhythm goes with an internship, an apprenticeship or a professionalisation contract: leave it out.',
  'INVALID_INPUT.PAY_AMOUNT': ({ most }) => `Pay is 0 to ${number(most)}, with two decimals at most.`,
  'INVALID_INPUT.PAY_RANGE': 'The highest pay is below the lowest.',
  'INVALID_INPUT.NO_CURRENCY': ({ text }) => `“${quoted(text)}” is not the code of a currency. Give one like EUR.`,
  'INVALID_INPUT.HOURS_PER_WEEK': ({ most }) =>
    `Working time is 1 to ${number(most)} hours a week, with two decimals at most.`,
  'INVALID_INPUT.SCHOOLS_AT_ONCE': ({ most }) => `Post a job to 1 to ${number(most)} schools at a time.`,
  'INVALID_INPUT.ADVICE_AT_MOST': ({ most }) => `Give at most ${number(most)} pieces of advice.`,
  'INVALID_INPUT.NO_SCOPE': 'Say what the key is for: it needs at least one scope.',
  'INVALID_INPUT.KEY_EXPIRED': 'The key would have expired already.',
  'INVALID_REGISTRATION_NUMBER.SIRET_LENGTH': 'A SIRET has 14 digits.',
  'INVALID_REGISTRATION_NUMBER.SIRET_CHECK': 'This SIRET is mistyped: its check digit does not fit.',
  'INVALID_REGISTRATION_NUMBER.LEI_LENGTH': 'An LEI has 20 characters, the last two of them digits.',
  'INVALID_REGISTRATION_NUMBER.LEI_CHECK': 'This LEI is mistyped: its check digits do not fit.',
  'INVALID_REGISTRATION_NUMBER.COUNTRY': 'Name the country of the register with two letters, for instance BE.',
  'INVALID_REGISTRATION_NUMBER.FRENCH': 'French companies are entered with their SIRET.',
  'INVALID_REGISTRATION_NUMBER.NATIONAL_LENGTH': 'A registration number has 4 to 30 digits and letters.',
  EMPLOYER_EXISTS: ({ name }) => `${name} is entered already: ask its administrators to add you.`,
  ALREADY_MEMBER: ({ name }) => `${name} is a user of the company already.`,
  'ALREADY_MEMBER.STAFF': ({ name }) => `${name} is on the staff of the school already: change their permissions.`,
  LAST_WITH_SETTINGS: ({ permission }) =>
    `Nobody else has the permission “${permissions[permission]}” at this school: give it to somebody else first.`,
  ROLE_TOO_HIGH: ({ role }) => `You cannot give the role “${roles[role]}”: it is above your own.`,
  OWNER_STAYS: 'A company has exactly one owner, who alone may hand it over, to somebody who has to accept.',
  OWNERSHIP_PROPOSED:
    'The company is proposed to somebody else already, who has not answered: take that proposal back first.',
  'INVALID_INPUT.OWNER_ALREADY': 'The company is yours already: choose a colleague.',
  'WRONG_STATE.NO_OWNERSHIP_PROPOSAL':
    'No proposal to take the company over waits for you: it was taken back, or has ended.',
  GRANT_SEPARATELY:
    'Automatic approval of jobs is granted by itself, to one company at a time: leave AUTO_APPROVE_JOBS out here.',
  APPROVAL_DECLINED: 'The school has declined your company. Get in touch with it: only it can change that.',
  'WRONG_STATE.KEY_REVOKED': 'This key has been revoked already.',
  'WRONG_STATE.COMPANY_APPROVED': 'The company is already approved here.',
  'WRONG_STATE.COMPANY_DECLINED': 'The company is already declined here.',
  'WRONG_STATE.COMPANY_NOT_APPROVED': 'Only a company that is approved can be trusted with this.',
  'WRONG_STATE.NO_JOBS': 'The company may not post jobs here at all.',
  'WRONG_STATE.JOBS_PASS': 'The jobs of this company already pass by themselves.',
  'WRONG_STATE.JOBS_DO_NOT_PASS': 'The jobs of this company do not pass by themselves.',
  'WRONG_STATE.COMPANY_FIRST': 'The company may not post jobs at this school: approve the company first.',
  'WRONG_STATE.JOB': ({ standing }) => `The job ${jobs[standing]} at this school.`,
  RESUBMISSION_NOT_ALLOWED: 'The school allowed no second request, or it has been used.',
  REASON_REQUIRED: 'Say why: a decline needs at least one reason.',
  COMMENT_REQUIRED: 'One of these reasons needs a comment: say what is meant.',
  NOT_APPROVED_AT_SCHOOLS: ({ count }) =>
    `Nothing was posted: your company may not post jobs at ${
      count === 1 ? 'one of the schools' : `${number(count)} of the schools`
    }. Ask for approval there, or leave it out.`,
}
