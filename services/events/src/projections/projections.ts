import type { TalentId } from '@passerelle/contracts'
import type { ApprovalId, EmployerId, EventId, InterviewId, SchoolId } from '@passerelle/kernel'

export type ApprovalState = 'PENDING' | 'APPROVED' | 'DECLINED'

/** What a school has decided about an employer, as far as fairs need it. The decision itself is kept by employers. */
export class ApprovalProjection {
  readonly id: ApprovalId
  readonly schoolId: SchoolId
  readonly employerId: EmployerId
  state: ApprovalState
  roles: string[]

  constructor(approval: {
    id: ApprovalId
    schoolId: SchoolId
    employerId: EmployerId
    state: ApprovalState
    roles: string[]
  }) {
    this.id = approval.id
    this.schoolId = approval.schoolId
    this.employerId = approval.employerId
    this.state = approval.state
    this.roles = approval.roles
  }

  /** Whether the employer may come to the school's events: that needs the approval alone, whatever its roles (Q21). */
  allowsBooths(): boolean {
    return this.state === 'APPROVED'
  }
}

/** An interview that is confirmed at an event, as far as it may be taken away. Scheduling keeps it; over or cancelled, it has no row. */
export class InterviewProjection {
  readonly id: InterviewId
  readonly eventId: EventId
  readonly employerId: EmployerId
  readonly talent: TalentId
  startsAt: Date
  endsAt: Date

  constructor(interview: InterviewProjection) {
    this.id = interview.id
    this.eventId = interview.eventId
    this.employerId = interview.employerId
    this.talent = interview.talent
    this.startsAt = interview.startsAt
    this.endsAt = interview.endsAt
  }
}
