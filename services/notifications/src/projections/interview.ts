import type { InterviewState } from '@passerelle/contracts'
import type { InterviewId, PersonId } from '@passerelle/kernel'

/** An interview as it is now. Its row is the lock that all who decide about its invitations take. */
export class InterviewProjection {
  readonly id: InterviewId
  readonly talent: PersonId
  readonly recruiter: PersonId
  /** Who planned it outside an event, its recruiter; null when the two agreed upon it. */
  readonly plannedBy: PersonId | null
  state: InterviewState

  constructor(interview: InterviewState) {
    this.id = interview.id
    this.talent = interview.talent
    this.recruiter = interview.recruiter
    this.plannedBy = interview.origin === 'PLANNED' ? interview.recruiter : null
    this.state = interview
  }

  /** Those who meet, and whoever brought them together. */
  concerns(person: PersonId): boolean {
    return peopleOf(this.state).includes(person) || person === this.plannedBy
  }

  /** Who may send the invitations, and sees both of them: the recruiter, and whoever planned it. */
  isInvitedBy(person: PersonId): boolean {
    return person === this.recruiter || person === this.plannedBy
  }
}

/** Everybody who takes part: the talent first, then the recruiter. */
export function peopleOf(interview: InterviewState): PersonId[] {
  const others = interviewersOf(interview).map(({ personId }) => personId)
  return [...new Set([interview.talent, interview.recruiter, ...others])]
}

/** Facts from before an interview could have several have no list. */
export function interviewersOf(interview: Pick<InterviewState, 'interviewers'>): InterviewState['interviewers'] {
  return (interview.interviewers as InterviewState['interviewers'] | undefined) ?? []
}
