import type { EmployerId, EventId, InterviewId, JobId, MatchId, NoticeId, PersonId, SchoolId } from '@passerelle/kernel'
import type { About, Facts } from '../news/news.ts'

export const noticeKinds = [
  'APPROVAL_REQUESTED',
  'EMPLOYER_APPROVED',
  'EMPLOYER_DECLINED',
  'JOB_POSTED',
  'JOB_APPROVED',
  'JOB_DECLINED',
  'BOOTH_OPENED',
  'REGISTERED',
  'EVENT_CANCELLED',
  'REQUEST_RECEIVED',
  'REQUEST_ACCEPTED',
  'REQUEST_REJECTED',
  'REQUEST_CANCELLED',
  'INTERVIEW_PLANNED',
  'INTERVIEW_INVITED',
  'INTERVIEW_CONFIRMED',
  'INTERVIEW_RESCHEDULED',
  'INTERVIEW_CANCELLED',
  'INTERVIEW_COMPLETED',
  'OFFER_PROPOSED',
  'OFFER_ANSWERED',
  'CANDIDATE_PROPOSED',
  'APPOINTMENT_PROPOSED',
  'COMPANY_REFUSED',
  'APPOINTMENT_WITHDRAWN',
  'APPOINTMENT_ANSWERED',
  'APPOINTMENT_CLASHED',
  'INVITATION_ANSWERED',
  'REPLY_RECEIVED',
  'ADDRESS_FAILED',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a person is told in the application. It keeps facts, not sentences: those are made in the language of whoever reads. */
export class Notice {
  readonly id: NoticeId
  readonly person: PersonId
  /** The event or act behind it. One notice for one cause and person. */
  readonly cause: string
  readonly kind: NoticeKind
  readonly facts: Facts
  readonly interviewId: InterviewId | null
  readonly eventId: EventId | null
  readonly employerId: EmployerId | null
  readonly schoolId: SchoolId | null
  readonly jobId: JobId | null
  readonly matchId: MatchId | null
  readonly createdAt: Date
  readAt: Date | null
  version!: number

  constructor(
    id: NoticeId,
    cause: string,
    told: { person: PersonId; kind: NoticeKind; about: About; facts: Facts },
    now: Date,
  ) {
    this.id = id
    this.person = told.person
    this.cause = cause
    this.kind = told.kind
    this.facts = told.facts
    this.interviewId = told.about.interviewId ?? null
    this.eventId = told.about.eventId ?? null
    this.employerId = told.about.employerId ?? null
    this.schoolId = told.about.schoolId ?? null
    this.jobId = told.about.jobId ?? null
    this.matchId = told.about.matchId ?? null
    this.createdAt = now
    this.readAt = null
  }

  /** Once read it stays so, at its first time. */
  read(now: Date): void {
    this.readAt ??= now
  }
}
