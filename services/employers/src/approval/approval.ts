import { type ApprovalState, refuse } from '@passerelle/contracts'
import type { ApprovalId, EmployerId, PersonId, Refusal, SchoolId } from '@passerelle/kernel'

export type ApprovalRole = ApprovalState['roles'][number]
export type ApprovalFact = 'REQUESTED' | 'APPROVED' | 'DECLINED' | 'AUTO_APPROVAL_GRANTED' | 'AUTO_APPROVAL_REVOKED'

/** Something that happened, with its real author. Never changed afterwards. */
export interface ApprovalEntry {
  readonly fact: ApprovalFact
  /** ISO 8601 */
  readonly at: string
  readonly by: PersonId
  readonly roles: readonly ApprovalRole[]
  readonly note: string | null
}

type WrongState = Refusal<'WRONG_STATE'>

/** One school's decision on one company. There is one for each pair. */
export class Approval {
  readonly id: ApprovalId
  readonly schoolId: SchoolId
  readonly employerId: EmployerId
  state: ApprovalState['state']
  /** Empty unless approved. */
  roles: ApprovalRole[]
  readonly requestedBy: PersonId
  readonly requestedAt: Date
  decidedBy: PersonId | null
  decidedAt: Date | null
  /** Why it was declined. */
  reason: string | null
  history: ApprovalEntry[]
  version!: number

  constructor(id: ApprovalId, schoolId: SchoolId, employerId: EmployerId, requestedBy: PersonId, now: Date) {
    this.id = id
    this.schoolId = schoolId
    this.employerId = employerId
    this.state = 'PENDING'
    this.roles = []
    this.requestedBy = requestedBy
    this.requestedAt = now
    this.decidedBy = null
    this.decidedAt = null
    this.reason = null
    this.history = []
    this.note('REQUESTED', requestedBy, now)
  }

  /** A school may also approve a company that it declined before. @param roles without AUTO_APPROVE_JOBS */
  approve(roles: readonly ApprovalRole[], by: PersonId, now: Date): WrongState | undefined {
    if (this.state === 'APPROVED') return refuse('WRONG_STATE.COMPANY_APPROVED')
    this.decide('APPROVED', roles, null, by, now)
    this.note('APPROVED', by, now)
    return undefined
  }

  /** Also ends an approval. @param reason delivered to the company */
  decline(reason: string, by: PersonId, now: Date): WrongState | undefined {
    if (this.state === 'DECLINED') return refuse('WRONG_STATE.COMPANY_DECLINED')
    this.decide('DECLINED', [], reason, by, now)
    this.note('DECLINED', by, now, reason)
    return undefined
  }

  grantAutoApproval(by: PersonId, now: Date, note: string | null): WrongState | undefined {
    if (this.state !== 'APPROVED') return refuse('WRONG_STATE.COMPANY_NOT_APPROVED')
    if (!this.allows('POST_JOBS')) return refuse('WRONG_STATE.NO_JOBS')
    if (this.allows('AUTO_APPROVE_JOBS')) return refuse('WRONG_STATE.JOBS_PASS')
    this.roles = [...this.roles, 'AUTO_APPROVE_JOBS']
    this.note('AUTO_APPROVAL_GRANTED', by, now, note)
    return undefined
  }

  revokeAutoApproval(by: PersonId, now: Date, note: string | null): WrongState | undefined {
    if (!this.allows('AUTO_APPROVE_JOBS')) return refuse('WRONG_STATE.JOBS_DO_NOT_PASS')
    this.roles = this.roles.filter((role) => role !== 'AUTO_APPROVE_JOBS')
    this.note('AUTO_APPROVAL_REVOKED', by, now, note)
    return undefined
  }

  allows(role: ApprovalRole): boolean {
    return this.state === 'APPROVED' && this.roles.includes(role)
  }

  eventData(): ApprovalState {
    const { id, schoolId, employerId, state, roles, requestedBy, decidedBy, reason } = this
    const requestedAt = this.requestedAt.toISOString()
    const decidedAt = this.decidedAt?.toISOString() ?? null
    return { id, schoolId, employerId, state, roles, requestedBy, requestedAt, decidedBy, decidedAt, reason }
  }

  private decide(
    state: 'APPROVED' | 'DECLINED',
    roles: readonly ApprovalRole[],
    reason: string | null,
    by: PersonId,
    now: Date,
  ): void {
    this.state = state
    this.roles = [...new Set(roles)]
    this.reason = reason
    this.decidedBy = by
    this.decidedAt = now
  }

  private note(fact: ApprovalFact, by: PersonId, now: Date, note: string | null = null): void {
    this.history = [...this.history, { fact, at: now.toISOString(), by, roles: this.roles, note }]
  }
}
