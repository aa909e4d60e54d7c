import type { EmployerId, EventId, InterviewId, JobId, MatchId, NoticeId, PersonId, SchoolId } from '@passerelle/kernel'
import type { NoticeKind, NoticeToTell } from './notices.ts'

/** What a notice is about, each read where it lives. */
export interface NoticeSubjects {
  interviewId?: InterviewId
  eventId?: EventId | null
  employerId?: EmployerId
  schoolId?: SchoolId
  jobId?: JobId
  matchId?: MatchId
}

/** What a person is told in the application. It keeps facts, not sentences: those are made in the language of whoever reads. */
export class Notice {
  readonly id: NoticeId
  readonly person: PersonId
  /** The event or act behind it. One notice for one cause and person. */
  readonly cause: string
  readonly kind: NoticeKind
  readonly facts: NoticeToTell['facts']
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
    told: NoticeToTell & { person: PersonId; about: NoticeSubjects },
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
