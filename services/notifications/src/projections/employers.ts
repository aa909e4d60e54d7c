import type { ApprovalState, EmployerState, EmployerUserState, JobState } from '@passerelle/contracts'
import type { ApprovalId, EmployerId, EmployerUserId, JobId, PersonId } from '@passerelle/kernel'

export class EmployerProjection {
  readonly id: EmployerId
  name: string

  constructor(employer: EmployerState) {
    this.id = employer.id
    this.name = employer.name
  }
}

export class EmployerUserProjection {
  readonly id: EmployerUserId
  readonly employerId: EmployerId
  readonly personId: PersonId
  role: EmployerUserState['role']
  active: boolean
  /** When they joined: earlier news is not for them. */
  readonly since: Date

  constructor(user: EmployerUserState, since: Date) {
    this.id = user.id
    this.employerId = user.employerId
    this.personId = user.personId
    this.role = user.role
    this.active = user.active
    this.since = since
  }
}

/** As it is now; asked whether a mail about the decision is still true. */
export class ApprovalProjection {
  readonly id: ApprovalId
  state: ApprovalState

  constructor(approval: ApprovalState) {
    this.id = approval.id
    this.state = approval
  }
}

/** As it is now; asked whether a mail about a review is still true. */
export class JobProjection {
  readonly id: JobId
  state: JobState

  constructor(job: JobState) {
    this.id = job.id
    this.state = job
  }
}
