import { type InterviewState, organisersOf, type TalentId } from '@passerelle/contracts'
import type { InterviewId, PersonId } from '@passerelle/kernel'

/** Those who have left a company. Whom they were to meet for it, they do not meet, and they read nothing more of it. */
export type Former = ReadonlySet<PersonId>

/** An interview as it is now. Its row is the lock that all who decide about its invitations take. */
export class InterviewProjection {
  readonly id: InterviewId
  readonly talent: TalentId
  readonly recruiter: PersonId
  state: InterviewState

  constructor(interview: InterviewState) {
    this.id = interview.id
    this.talent = interview.talent
    this.recruiter = interview.recruiter
    this.state = interview
  }

  /** Whether somebody is one of those who meet. */
  concerns(person: TalentId, former: Former): boolean {
    return peopleOf(this.state, former).includes(person)
  }

  /** Who may send the invitations, sees all of them, and hears of the answers. */
  isInvitedBy(person: PersonId, former: Former): boolean {
    return invitersOf(this.state, former).includes(person)
  }
}

/** Everybody who takes part: the talent first, then the recruiter. People of the company do while they work for it. */
export function peopleOf(interview: InterviewState, former: Former): TalentId[] {
  const ours = [interview.recruiter, ...interviewersOf(interview).map(({ personId }) => personId)]
  return [...new Set([interview.talent, ...ours.filter((person) => !former.has(person))])]
}

/** Who organises it, as long as they work for the company. */
export function invitersOf(interview: InterviewState, former: Former): PersonId[] {
  return organisersOf(interview).filter((person) => !former.has(person))
}

/** Facts from before an interview could have several have no list. */
export function interviewersOf(interview: Pick<InterviewState, 'interviewers'>): InterviewState['interviewers'] {
  return (interview.interviewers as InterviewState['interviewers'] | undefined) ?? []
}

/** Whether something is still to come of it. */
export function isOpen({ status }: InterviewState): boolean {
  return status === 'REQUESTED' || status === 'IN_SCHEDULING' || status === 'CONFIRMED'
}
