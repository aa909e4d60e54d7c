import { type JobStanding, type JobState, refuse } from '@passerelle/contracts'
import type { JobId, JobReviewId, PersonId, Refusal, SchoolId } from '@passerelle/kernel'

type ReviewData = JobState['reviews'][number]
export type JobReviewState = ReviewData['state']
export type DeclineReason = ReviewData['reasons'][number]
export type ApprovalRule = 'AUTO_APPROVE_JOBS'
export type JobReviewFact =
  | 'SUBMITTED'
  | 'APPROVED_AUTOMATICALLY'
  | 'APPROVED'
  | 'DECLINED'
  | 'ASKED'
  | 'RESUBMITTED'
  | 'TEXT_CHANGED'
  | 'EXPIRED'
  | 'CLOSED'

/** Something that happened, with its real author. Never changed afterwards. */
export interface JobReviewEntry {
  readonly fact: JobReviewFact
  /** ISO 8601 */
  readonly at: string
  /** Null for rules and the passing of time. */
  readonly by: PersonId | null
  /** In words, for instance "approved automatically: AUTO_APPROVE_JOBS". */
  readonly trace: string
}

export interface Decline {
  readonly reasons: readonly DeclineReason[]
  readonly comment: string | null
  readonly showReviewer: boolean
  readonly allowResubmission: boolean
}

/** States in which a school or a company can still do something. */
export const openStates: readonly JobReviewState[] = ['PENDING', 'IN_PROGRESS', 'APPROVED']
const wordy: readonly DeclineReason[] = ['NEEDS_MORE_INFORMATION', 'OTHER']

/** The first half: what is fixed when a review begins. */
export interface Beginning {
  id: JobReviewId
  jobId: JobId
  schoolId: SchoolId
  /** The end of the job's last day at this school. */
  expiresAt: Date | null
}

export interface JobReview extends Readonly<Beginning> {}

/**
 * Where a job stands at one school. No review: the job was not posted there. Its fields are what changes until it is over,
 * beside the half that is fixed.
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor takes over the whole first half at once
export class JobReview {
  state: JobReviewState = 'PENDING'
  reasons: DeclineReason[] = []
  /** What the school said or asked. */
  comment: string | null = null
  decidedBy: PersonId | null = null
  decidedAt: Date | null = null
  /** Whether the company sees who decided. */
  showReviewer = false
  /** Null until approved; it stays when the job is closed or expires. */
  approvedBy: 'AUTOMATIC' | 'PERSON' | null = null
  rule: ApprovalRule | null = null
  resubmission: 'NOT_ALLOWED' | 'ALLOWED' | 'USED' = 'NOT_ALLOWED'
  submittedAt: Date
  history: JobReviewEntry[] = []

  constructor(begun: Beginning, by: PersonId, now: Date) {
    Object.assign(this, begun)
    this.submittedAt = now
    this.note('SUBMITTED', by, now, 'submitted')
  }

  approve(by: PersonId, now: Date): Refusal | undefined {
    if (this.state === 'APPROVED') return wrongState('APPROVED')
    const over = this.over(now)
    if (over) return over
    this.decide('APPROVED', by, now)
    this.approvedBy = 'PERSON'
    this.note('APPROVED', by, now, 'approved')
    return undefined
  }

  approveByRule(rule: ApprovalRule, now: Date): void {
    this.decide('APPROVED', null, now)
    this.approvedBy = 'AUTOMATIC'
    this.rule = rule
    this.note('APPROVED_AUTOMATICALLY', null, now, `approved automatically: ${rule}`)
  }

  /** Also withdraws an approval. Refuses REASON_REQUIRED, COMMENT_REQUIRED, WRONG_STATE. */
  decline(decline: Decline, by: PersonId, now: Date): Refusal | undefined {
    const incomplete = incompleteDecline(decline)
    if (incomplete) return incomplete
    if (!openStates.includes(this.state)) return wrongState(this.state as JobStanding)
    const over = this.over(now)
    if (over) return over
    this.decide('DECLINED', by, now)
    this.reasons = [...new Set(decline.reasons)]
    this.comment = decline.comment
    this.showReviewer = decline.showReviewer
    if (this.resubmission !== 'USED') this.resubmission = decline.allowResubmission ? 'ALLOWED' : 'NOT_ALLOWED'
    const words = decline.comment === null ? '' : ` (${decline.comment})`
    this.note('DECLINED', by, now, `declined: ${this.reasons.join(', ')}${words}`)
    return undefined
  }

  /** Puts it in progress. @param question delivered to the company */
  ask(question: string, by: PersonId, now: Date): Refusal | undefined {
    if (this.state !== 'PENDING' && this.state !== 'IN_PROGRESS') return wrongState('NOT_WAITING')
    const over = this.over(now)
    if (over) return over
    this.state = 'IN_PROGRESS'
    this.comment = question
    this.note('ASKED', by, now, `asked: ${question}`)
    return undefined
  }

  mayResubmit(): boolean {
    return this.state === 'DECLINED' && this.resubmission === 'ALLOWED'
  }

  /** Asks again; a person decides, whatever the rules. Refuses RESUBMISSION_NOT_ALLOWED, WRONG_STATE. */
  resubmit(by: PersonId, now: Date): Refusal | undefined {
    if (!this.mayResubmit()) {
      return refuse('RESUBMISSION_NOT_ALLOWED')
    }
    const over = this.over(now)
    if (over) return over
    this.wait(now)
    this.resubmission = 'USED'
    this.note('RESUBMITTED', by, now, 'resubmitted')
    return undefined
  }

  /** An approval covers the text that was read: with another text it waits again. */
  readAgain(by: PersonId, now: Date): void {
    if (this.state !== 'APPROVED') return
    this.wait(now)
    this.note('TEXT_CHANGED', by, now, 'the text changed')
  }

  close(by: PersonId, now: Date): void {
    if (!openStates.includes(this.state)) return
    this.state = 'CLOSED'
    this.note('CLOSED', by, now, 'closed')
  }

  /** Whether its last day has just passed. */
  expire(now: Date): boolean {
    if (!openStates.includes(this.state) || !this.isPast(now)) return false
    this.state = 'EXPIRED'
    this.note('EXPIRED', null, now, 'expired')
    return true
  }

  /** Candidates of the school may know it: it has been approved, and not declined since. */
  wasPublished(): boolean {
    return this.approvedBy !== null && ['APPROVED', 'EXPIRED', 'CLOSED'].includes(this.state)
  }

  eventData(): ReviewData {
    const { id, schoolId, state, reasons, comment } = this
    return { id, schoolId, state, reasons, comment, reviewer: this.showReviewer ? this.decidedBy : null }
  }

  private decide(state: 'APPROVED' | 'DECLINED', by: PersonId | null, now: Date): void {
    this.state = state
    this.decidedBy = by
    this.decidedAt = now
    this.reasons = []
    this.comment = null
    this.showReviewer = false
    this.approvedBy = null
    this.rule = null
  }

  private wait(now: Date): void {
    this.state = 'PENDING'
    this.submittedAt = now
    this.decidedBy = null
    this.decidedAt = null
    this.approvedBy = null
    this.rule = null
  }

  private isPast(now: Date): boolean {
    return this.expiresAt !== null && this.expiresAt.getTime() <= now.getTime()
  }

  private over(now: Date): Refusal<'WRONG_STATE'> | undefined {
    if (this.state === 'CLOSED') return wrongState('CLOSED')
    return this.state === 'EXPIRED' || this.isPast(now) ? wrongState('EXPIRED') : undefined
  }

  private note(fact: JobReviewFact, by: PersonId | null, now: Date, trace: string): void {
    this.history = [...this.history, { fact, at: now.toISOString(), by, trace }]
  }
}

function incompleteDecline({ reasons, comment }: Decline): Refusal | undefined {
  if (reasons.length === 0) return refuse('REASON_REQUIRED', undefined, { field: 'reasons' })
  if (comment !== null || !reasons.some((reason) => wordy.includes(reason))) return undefined
  return refuse('COMMENT_REQUIRED', undefined, { field: 'comment' })
}

function wrongState(standing: JobStanding): Refusal<'WRONG_STATE'> {
  return refuse('WRONG_STATE.JOB', { standing })
}
