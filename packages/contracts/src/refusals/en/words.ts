import { spellDay } from '@passerelle/kernel'
import type { Field, InterviewStatus, JobStanding, Permission, Role } from '../words.ts'

/** With its article, as it stands within a sentence. */
export const fields: Readonly<Record<Field, string>> = {
  address: 'the address',
  advice: 'the advice',
  answer: 'the answer',
  campaign: 'the campaign',
  city: 'the city',
  comment: 'the comment',
  criteria: 'the criteria',
  customQuestion: 'your question',
  description: 'the description',
  firstName: 'the first name',
  idealCandidate: 'the picture of the ideal candidate',
  industry: 'the industry',
  lastName: 'the last name',
  link: 'the link',
  message: 'the message',
  name: 'the name',
  note: 'the note',
  notes: 'the text of your notes',
  phone: 'the phone number',
  place: 'the place',
  position: 'the position',
  presentation: 'the presentation',
  programme: 'the programme',
  question: 'the question',
  reason: 'the reason',
  room: 'the room',
  skill: 'the skill',
  stand: 'the stand',
  title: 'the title',
  topic: 'the topic',
  whyThisCompany: 'what draws you to this company',
  words: 'the text',
}

export const roles: Readonly<Record<Role, string>> = {
  REPRESENTATIVE: 'representative',
  RECRUITER: 'recruiter',
  ADVANCED_RECRUITER: 'advanced recruiter',
  SOURCER: 'sourcer',
  ADMIN: 'administrator',
  OWNER: 'owner',
}

export const permissions: Readonly<Record<Permission, string>> = {
  SCHOOL_SETTINGS: 'settings of the school',
  APPROVE_EMPLOYERS: 'approving companies',
  APPROVE_JOBS: 'approving jobs',
  MANAGE_EVENTS: 'managing events',
  MANAGE_CANDIDATES: 'managing candidates',
  MANAGE_MATCHES: 'managing matches',
}

export const interviews: Readonly<Record<InterviewStatus, string>> = {
  REQUESTED: 'requested and not answered',
  IN_SCHEDULING: 'accepted and without a slot',
  CONFIRMED: 'confirmed',
  COMPLETED: 'over',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
}

export const jobs: Readonly<Record<JobStanding, string>> = {
  APPROVED: 'is approved already',
  DECLINED: 'is declined already',
  EXPIRED: 'has expired',
  CLOSED: 'is closed',
  NOT_WAITING: 'is not waiting for a decision',
}

export const number = (value: number) => numbers.format(value)
export const day = (text: string) => spellDay(new Date(`${text}T00:00:00Z`), 'UTC', 'en', { weekday: false })
export const list = (items: readonly (string | number)[], of: 'conjunction' | 'disjunction') =>
  lists[of].format(items.map(String))
export const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1)

const numbers = new Intl.NumberFormat('en-GB')
const lists = {
  conjunction: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  disjunction: new Intl.ListFormat('en-GB', { type: 'disjunction' }),
}
