import type { ApprovalId, EmployerId, SchoolId } from '@passerelle/kernel'

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

  /** Whether the employer may come to the school's events (HS-02). */
  allowsBooths(): boolean {
    return this.state === 'APPROVED' && this.roles.includes('POST_EVENTS')
  }
}
