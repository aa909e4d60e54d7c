import { typeidUnboxed } from 'typeid-js'

/**
 * What each prefix names. The prefix is part of the id, so an id says by itself what it identifies
 * (TypeID: prefix, underscore, UUIDv7 in Crockford base32).
 */
export const prefixes = {
  per: 'Person',
  sch: 'School',
  emp: 'Employer',
  eus: 'EmployerUser',
  apr: 'Approval',
  job: 'Job',
  jrv: 'JobReview',
  evt: 'Event',
  reg: 'Registration',
  bth: 'Booth',
  hst: 'Host',
  itv: 'Interview',
  ifo: 'InformationalOffer',
  cnd: 'Candidate',
  key: 'ApiKey',
  inv: 'Invitation',
  mch: 'Match',
  msg: 'Message',
  rpl: 'Reply',
  ntc: 'Notice',
} as const

export type Prefix = keyof typeof prefixes
export type Id<P extends Prefix> = `${P}_${string}`

export type PersonId = Id<'per'>
export type SchoolId = Id<'sch'>
export type EmployerId = Id<'emp'>
export type EmployerUserId = Id<'eus'>
export type ApprovalId = Id<'apr'>
export type JobId = Id<'job'>
export type JobReviewId = Id<'jrv'>
export type EventId = Id<'evt'>
export type RegistrationId = Id<'reg'>
export type BoothId = Id<'bth'>
export type HostId = Id<'hst'>
export type InterviewId = Id<'itv'>
export type InformationalOfferId = Id<'ifo'>
export type CandidateId = Id<'cnd'>
export type ApiKeyId = Id<'key'>
export type InvitationId = Id<'inv'>
export type MatchId = Id<'mch'>
export type MessageId = Id<'msg'>
export type ReplyId = Id<'rpl'>
export type NoticeId = Id<'ntc'>

/** A new id, ordered by time of making (UUIDv7). Use cases make ids; rules take them as arguments. */
export function newId<P extends Prefix>(prefix: P): Id<P> {
  return typeidUnboxed(prefix) as string as Id<P>
}

/** A UUID in Crockford's base32 (TypeID specification 0.3). */
const suffix = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

/** Whether the text is a well-formed id with this prefix, as any text from outside has to be before a database sees it. */
export function isId<P extends Prefix>(prefix: P, text: unknown): text is Id<P> {
  return typeof text === 'string' && text.startsWith(`${prefix}_`) && suffix.test(text.slice(prefix.length + 1))
}

/** What kind of id the text is; undefined when it is no id, or of no kind that is known. */
export function prefixOf(text: unknown): Prefix | undefined {
  if (typeof text !== 'string') return undefined
  const prefix = text.slice(0, text.indexOf('_'))
  return Object.hasOwn(prefixes, prefix) && isId(prefix as Prefix, text) ? (prefix as Prefix) : undefined
}
