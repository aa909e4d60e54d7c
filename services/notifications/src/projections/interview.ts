import type { InterviewState } from '@passerelle/contracts'
import type { InterviewId, PersonId } from '@passerelle/kernel'

/** An interview as it is now. Its row is the lock that all who decide about its invitations take. */
export class InterviewProjection {
  readonly id: InterviewId
  readonly talent: PersonId
  readonly recruiter: PersonId
  /** Who planned it outside an event; null when the two agreed upon it. */
  plannedBy: PersonId | null
  state: InterviewState

  constructor(interview: InterviewState) {
    this.id = interview.id
    this.talent = interview.talent
    this.recruiter = interview.recruiter
    this.plannedBy = null
    this.state = interview
  }

  isBetween(person: PersonId): boolean {
    return person === this.talent || person === this.recruiter
  }

  /** Who may send the invitations, and sees both of them: the recruiter, and whoever planned it. */
  isInvitedBy(person: PersonId): boolean {
    return person === this.recruiter || person === this.plannedBy
  }
}
