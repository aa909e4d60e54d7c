import type { InterviewState, NoShow, TalentId } from '@passerelle/contracts'
import { isId, type PersonId } from '@passerelle/kernel'
import type { MailToSend } from '../mail/mails.ts'
import type { InterviewNoticeFacts } from '../notice/kinds/interviews.ts'
import type { NoticeToTell } from '../notice/notices.ts'
import { type Former, invitersOf, peopleOf } from '../projections/interview.ts'
import type { Told } from './news.ts'

type NoShowNoticeKind = 'NO_SHOW_REPORTED' | 'NO_SHOW_WITHDRAWN'
type InterviewNoticeKind = Exclude<
  Extract<NoticeToTell, { facts: InterviewNoticeFacts }>['kind'],
  'INTERVIEWER_LEFT' | NoShowNoticeKind
>

export type InterviewFact =
  | 'REQUESTED'
  | 'ACCEPTED'
  | 'TIMES_PROPOSED'
  | 'TIMES_REFUSED'
  | 'REJECTED'
  | 'PLANNED'
  | 'INVITED'
  | 'CONFIRMED'
  | 'RESCHEDULED'
  | 'REASSIGNED'
  | 'RELOCATED'
  | 'INTERVIEWER_LEFT'
  | 'CANCELLED'
  | 'COMPLETED'
  | NoShowNoticeKind

interface Around {
  /** Whether the two are invited, or about to be. */
  invited: boolean
  /** Those who have left the company, who hear nothing more. */
  former: Former
  /** Who was its recruiter before it was handed over. */
  before?: PersonId | undefined
  /** Whether the company was asked, and names somebody by it. */
  names?: boolean | undefined
  /** Who of its interviewers has left the company, by name. */
  left?: string | undefined
  /** The report of a no-show that is withdrawn. */
  noShow?: NoShow | undefined
}

/**
 * Who of its people is told what. The talent hears of a planned interview when invited to it, not before. Who planned it for a
 * colleague hears of what changes. A candidate who has never signed in has no notices, and is told by the mails of the invitation.
 */
export function interviewNews(
  fact: InterviewFact,
  interview: InterviewState,
  { invited, former, before, names, left = '', noShow }: Around,
): Told[] {
  const { talent, recruiter } = interview
  const people = peopleOf(interview, former)
  const ours = people.filter((person) => person !== talent)
  const both = interview.origin === 'PLANNED' && !invited ? ours : [talent, ...ours]
  const concerned = [...new Set([...both, ...invitersOf(interview, former)])]
  const hears = new Set([...people, ...concerned])
  const said = (person: PersonId, kind: InterviewNoticeKind): Told => ({ person, kind, ...context(interview, person) })
  const tell = (readers: TalentId[], kind: InterviewNoticeKind, more: Pick<Told, 'mail' | 'evenActor'> = {}) =>
    readers
      .filter(isPerson)
      .filter((person) => hears.has(person))
      .map((person): Told => ({ ...said(person, kind), ...more }))
  switch (fact) {
    case 'REQUESTED':
      return tell([interview.sentBy === 'TALENT' ? recruiter : talent], 'REQUEST_RECEIVED', {
        mail: { kind: 'REQUEST_RECEIVED', facts: {} },
      })
    case 'ACCEPTED':
      return tell([interview.sentBy === 'TALENT' ? talent : recruiter], 'REQUEST_ACCEPTED', {
        mail: { kind: 'REQUEST_ACCEPTED', facts: {} },
      })
    case 'TIMES_PROPOSED':
      return tell([talent], 'TIMES_PROPOSED', { mail: { kind: 'TIMES_PROPOSED', facts: {} } })
    case 'TIMES_REFUSED':
      return tell([recruiter], 'TIMES_REFUSED', { mail: { kind: 'TIMES_REFUSED', facts: {} } })
    case 'REJECTED':
      return tell(both, 'REQUEST_REJECTED')
    case 'PLANNED':
      return ours.flatMap((person) =>
        tell([person], 'INTERVIEW_PLANNED', person === recruiter ? planned(interview) : {}),
      )
    case 'INVITED':
      return tell(both, 'INTERVIEW_INVITED')
    case 'CONFIRMED':
      return tell(both, 'INTERVIEW_CONFIRMED', { evenActor: true })
    case 'RESCHEDULED':
      return tell(concerned, 'INTERVIEW_RESCHEDULED')
    case 'RELOCATED':
      return tell(concerned, 'INTERVIEW_RELOCATED')
    case 'REASSIGNED':
      return [
        ...tell(both.includes(talent) ? [talent] : [], names ? 'REQUEST_NAMED' : 'INTERVIEW_REASSIGNED'),
        ...tell([recruiter], 'INTERVIEW_TAKEN_OVER', asks(interview)),
        ...(before && !former.has(before) ? [said(before, 'INTERVIEW_HANDED_OVER')] : []),
      ]
    case 'INTERVIEWER_LEFT':
      return concerned.filter(isPerson).map((person): Told => {
        const { about, facts } = context(interview, person)
        return { person, kind: 'INTERVIEWER_LEFT', about, facts: { ...facts, left }, evenActor: true }
      })
    case 'CANCELLED':
      return tell(concerned, interview.slot ? 'INTERVIEW_CANCELLED' : 'REQUEST_CANCELLED')
    case 'COMPLETED':
      // Where somebody did not come, nobody is told that it took place.
      return interview.noShows?.length ? [] : tell(both, 'INTERVIEW_COMPLETED', { evenActor: true })
    case 'NO_SHOW_REPORTED':
      return noShowNews(fact, interview, interview.noShows?.at(-1), concerned)
    case 'NO_SHOW_WITHDRAWN':
      return noShowNews(fact, interview, noShow, concerned)
  }
}

/** Whoever is said not to have come is told by mail, too, also where they were never invited or have never signed in. */
function noShowNews(
  kind: NoShowNoticeKind,
  interview: InterviewState,
  noShow: NoShow | undefined,
  concerned: readonly TalentId[],
): Told[] {
  if (!noShow) return []
  const { talent, talentName, recruiter, recruiterName, companyName } = interview
  const names = { TALENT: talentName, RECRUITER: `${recruiterName} (${companyName})` }
  const absent = noShow.side === 'TALENT' ? talent : recruiter
  const mail: MailToSend = { kind, facts: { side: noShow.side, by: noShow.by, at: noShow.at } }
  const told = (person: TalentId): Told => {
    const { about, facts } = context(interview, person)
    const said = {
      absent: names[noShow.side],
      reportedBy: noShow.by && names[noShow.by],
      ofReader: facts.reader === noShow.side,
    }
    return { person, kind, about, facts: { ...facts, ...said }, ...(person === absent && { mail }) }
  }
  const others = concerned.filter((person) => isPerson(person) && person !== absent)
  return [...(noShow.side === 'TALENT' || concerned.includes(recruiter) ? [absent] : []), ...others].map(told)
}

function isPerson(reader: TalentId): reader is PersonId {
  return isId('per', reader)
}

/** Whose interview a colleague has planned hears of it by mail, too. */
function planned({ plannedBy }: InterviewState): Pick<Told, 'mail'> {
  return plannedBy ? { mail: { kind: 'INTERVIEW_PLANNED', facts: {} } } : {}
}

/** Whoever takes over a request that waits for an answer is asked like the one before. */
function asks({ status, sentBy }: InterviewState): Pick<Told, 'mail'> {
  return status === 'REQUESTED' && sentBy === 'TALENT' ? { mail: { kind: 'REQUEST_RECEIVED', facts: {} } } : {}
}

function context(interview: InterviewState, reader: TalentId): Pick<Told, 'about'> & { facts: InterviewNoticeFacts } {
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
      plannedBy: interview.plannedByName ?? null,
      asksCompany: interview.asksCompany ?? false,
    },
  }
}
