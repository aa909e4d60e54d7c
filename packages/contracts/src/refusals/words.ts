import type { apiKeyScopes, employerRoles, staffPermissions } from '../employers.ts'
import type { interviewStatuses } from '../scheduling.ts'

/** What a form asks for and a sentence names; each language has a word for it. */
export type Field =
  | 'address'
  | 'advice'
  | 'answer'
  | 'campaign'
  | 'city'
  | 'comment'
  | 'criteria'
  | 'customQuestion'
  | 'description'
  | 'firstName'
  | 'idealCandidate'
  | 'industry'
  | 'lastName'
  | 'link'
  | 'message'
  | 'name'
  | 'note'
  | 'notes'
  | 'phone'
  | 'place'
  | 'position'
  | 'presentation'
  | 'programme'
  | 'question'
  | 'reason'
  | 'room'
  | 'skill'
  | 'stand'
  | 'title'
  | 'topic'
  | 'whyThisCompany'
  | 'words'

export type Role = (typeof employerRoles)[number]
export type Scope = (typeof apiKeyScopes)[number]
export type Permission = (typeof staffPermissions)[number]
export type InterviewStatus = (typeof interviewStatuses)[number]
/** How a job stands at a school, where that keeps something from being done. */
export type JobStanding = 'APPROVED' | 'DECLINED' | 'EXPIRED' | 'CLOSED' | 'NOT_WAITING'

/** What the other languages say of the same refusals: the same keys, from the same values. */
export type Said<French> = {
  readonly [Key in keyof French]: French[Key] extends (values: infer Values) => string
    ? (values: Values) => string
    : string
}
