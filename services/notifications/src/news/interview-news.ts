import type { InterviewState } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import type { InterviewNoticeFacts } from '../notice/kinds/interviews.ts'
import type { NoticeToTell } from '../notice/notices.ts'
import { peopleOf } from '../projections/interview.ts'
import type { Told } from './news.ts'

type InterviewNoticeKind = Extract<NoticeToTell, { facts: InterviewNoticeFacts }>['kind']

export type InterviewFact =
  | 'REQUESTED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'PLANNED'
  | 'INVITED'
  | 'CONFIRMED'
  | 'RESCHEDULED'
  | 'CANCELLED'
  | 'COMPLETED'

/**
 * Who of its people is told what. The talent hears of a planned interview when invited to it, not before.
 * @param invited whether the two are invited, or about to be
 */
export function interviewNews(fact: InterviewFact, interview: InterviewState, invited: boolean): Told[] {
  const { talent, recruiter } = interview
  const ours = peopleOf(interview).filter((person) => person !== talent)
  const both = interview.origin === 'PLANNED' && !invited ? ours : [talent, ...ours]
  const tell = (people: PersonId[], kind: InterviewNoticeKind, more: Pick<Told, 'mail' | 'evenActor'> = {}) =>
    people.map((person): Told => ({ person, kind, ...context(interview, person), ...more }))
  switch (fact) {
    case 'REQUESTED':
      return tell([interview.sentBy === 'TALENT' ? recruiter : talent], 'REQUEST_RECEIVED', {
        mail: { kind: 'REQUEST_RECEIVED', facts: {} },
      })
    case 'ACCEPTED':
      return tell([interview.sentBy === 'TALENT' ? talent : recruiter], 'REQUEST_ACCEPTED', {
        mail: { kind: 'REQUEST_ACCEPTED', facts: {} },
      })
    case 'REJECTED':
      return tell(both, 'REQUEST_REJECTED')
    case 'PLANNED':
      return tell(ours, 'INTERVIEW_PLANNED')
    case 'INVITED':
      return tell(both, 'INTERVIEW_INVITED')
    case 'CONFIRMED':
      return tell(both, 'INTERVIEW_CONFIRMED', { evenActor: true })
    case 'RESCHEDULED':
      return tell(both, 'INTERVIEW_RESCHEDULED')
    case 'CANCELLED':
      return tell(both, interview.slot ? 'INTERVIEW_CANCELLED' : 'REQUEST_CANCELLED')
    case 'COMPLETED':
      return tell(both, 'INTERVIEW_COMPLETED', { evenActor: true })
  }
}

function context(interview: InterviewState, reader: PersonId): Pick<Told, 'about'> & { facts: InterviewNoticeFacts } {
  const toTalent = reader === interview.talent
  return {
    about: { interviewId: interview.id, eventId: interview.eventId, employerId: interview.employerId },
    facts: {
      other: toTalent ? `${interview.recruiterName} (${interview.companyName})` : interview.talentName,
      reader: toTalent ? 'TALENT' : 'RECRUITER',
      event: interview.eventName,
      reason: interview.reason,
      cancellationCause: interview.cancellationCause ?? null,
      companyName: interview.companyName,
      talentName: interview.talentName,
      startsAt: interview.slot?.startsAt ?? null,
      endsAt: interview.slot?.endsAt ?? null,
      timeZone: interview.timeZone,
    },
  }
}
