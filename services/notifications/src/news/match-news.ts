import {
  appointmentAnswered,
  appointmentWithdrawn,
  type Contract,
  candidateAccepted,
  candidateRefused,
  contactReminded,
  type MatchState,
  matchCandidateLinked,
  matchEnded,
  matchInterviewCancelled,
  matchInterviewHeld,
  matchInterviewMissed,
  matchProposed,
  matchSteppedBack,
  offerAnswered,
  type TalentId,
} from '@passerelle/contracts'
import type { MatchMailKind } from '../mail/mails.ts'
import type { MatchNoticeFacts } from '../notice/kinds/matches.ts'
import type { NoticeToTell } from '../notice/notices.ts'
import { candidateOf } from '../projections/match.ts'
import { known, type RuleFor, rule, type Told } from './news.ts'

type MatchNoticeKind = Extract<NoticeToTell, { facts: MatchNoticeFacts }>['kind']

/** One person is told of a match; its mail says what is so of the match then. */
export type ToldOfMatch = Omit<Told, 'person' | 'kind' | 'facts' | 'mail'> & {
  /** A candidate who has never signed in is told by mail alone. */
  person: TalentId
  kind: MatchNoticeKind
  facts: MatchNoticeFacts
  mail?: MatchMailKind
}

type Saying = Pick<ToldOfMatch, 'kind' | 'mail' | 'evenActor'>

/** What the candidate and the contact are told of a change. The proposal to the contact goes its own way (HU-07). */
export function matchNews(type: string, match: MatchState, timeZone: string | null): ToldOfMatch[] {
  const { contactPersonId } = match
  const person = candidateOf(match)
  const candidate = (told: Saying): ToldOfMatch[] => [{ ...told, ...context(match, person, timeZone), person }]
  const contact = (told: Saying): ToldOfMatch[] => [
    { ...told, ...context(match, contactPersonId, timeZone), person: contactPersonId },
  ]
  switch (type) {
    case matchProposed.type:
    case matchCandidateLinked.type:
      return waiting(match).flatMap((kind) => candidate({ kind, mail: kind, evenActor: true }))
    case offerAnswered.type:
      return candidate({ kind: 'OFFER_ANSWERED' })
    case candidateAccepted.type:
      return [
        ...candidate({ kind: 'APPOINTMENT_PROPOSED', mail: 'APPOINTMENT_PROPOSED' }),
        ...contact({ kind: 'APPOINTMENT_PROPOSED' }),
      ]
    case candidateRefused.type:
      return [...(match.withdrawn ? candidate(withdrawn) : candidate(refused)), ...contact(refused)]
    case appointmentAnswered.type:
      return [
        ...candidate({ kind: 'APPOINTMENT_ANSWERED' }),
        ...contact({ kind: 'APPOINTMENT_ANSWERED', mail: 'APPOINTMENT_ANSWERED' }),
      ]
    case appointmentWithdrawn.type:
      return [...candidate(clashed), ...contact(clashed)]
    case contactReminded.type:
      return contact({ kind: 'CONTACT_REMINDED', mail: 'FRESH_LINKS' })
    case matchInterviewCancelled.type:
      return [
        ...candidate(interviewCancelled),
        ...contact({ ...interviewCancelled, mail: 'MATCH_INTERVIEW_CANCELLED' }),
      ]
    case matchInterviewMissed.type:
      return [...candidate(interviewMissed), ...contact({ ...interviewMissed, mail: 'MATCH_INTERVIEW_MISSED' })]
    case matchEnded.type: {
      const kind = endOf(match)
      return [...candidate({ kind, mail: kind }), ...contact({ kind, mail: kind })]
    }
    case matchSteppedBack.type:
      if (match.withdrawn) return candidate(withdrawn)
      return waiting(match).flatMap((kind) => candidate({ kind, mail: kind }))
    default:
      return []
  }
}

const refused = { kind: 'COMPANY_REFUSED' } as const
const withdrawn = { kind: 'APPOINTMENT_WITHDRAWN', mail: 'APPOINTMENT_WITHDRAWN' } as const
const clashed = { kind: 'APPOINTMENT_CLASHED', mail: 'APPOINTMENT_CLASHED' } as const
/** Of the interview itself both hear, by mail, too: here that another date may follow, by mail whoever is to propose it. */
const interviewCancelled = { kind: 'MATCH_INTERVIEW_CANCELLED' } as const
const interviewMissed = { kind: 'MATCH_INTERVIEW_MISSED' } as const

/** With its job, or by the school. */
function endOf({ state }: MatchState): 'MATCH_ENDED' | 'MATCH_ENDED_BY_SCHOOL' {
  return state === 'ENDED' ? 'MATCH_ENDED_BY_SCHOOL' : 'MATCH_ENDED'
}

/** What waits for the candidate's answer. */
function waiting({ state }: MatchState): ('OFFER_PROPOSED' | 'APPOINTMENT_PROPOSED')[] {
  if (state === 'PROPOSED') return ['OFFER_PROPOSED']
  return state === 'APPOINTMENT_PROPOSED' ? ['APPOINTMENT_PROPOSED'] : []
}

/** The contact learns of the candidate when the candidate has accepted the offer. */
export function proposalTo(match: MatchState, timeZone: string | null): Told {
  const { contactPersonId } = match
  return { person: contactPersonId, kind: 'CANDIDATE_PROPOSED', ...context(match, contactPersonId, timeZone) }
}

/** The school's staff who look after matches follow each answer, and what becomes of it. Those who met know that they did. */
export const matchNewsToStaff: readonly RuleFor[] = [
  staff(offerAnswered, 'OFFER_ANSWERED'),
  staff(candidateAccepted, 'APPOINTMENT_PROPOSED'),
  staff(candidateRefused, 'COMPANY_REFUSED'),
  staff(appointmentAnswered, 'APPOINTMENT_ANSWERED'),
  staff(appointmentWithdrawn, 'APPOINTMENT_CLASHED'),
  staff(matchInterviewHeld, 'MATCH_INTERVIEW_HELD'),
  staff(matchInterviewMissed, 'MATCH_INTERVIEW_MISSED'),
  staff(matchInterviewCancelled, 'MATCH_INTERVIEW_CANCELLED'),
  staff(matchEnded, endOf),
]

function staff(
  contract: Contract<MatchState>,
  told: MatchNoticeKind | ((match: MatchState) => MatchNoticeKind),
): RuleFor {
  return rule(contract, {
    audience: 'open',
    needs: ({ schoolId }) => ({ schools: [schoolId] }),
    tell(match, around) {
      const school = known(around.schools, match.schoolId)
      const kind = typeof told === 'function' ? told(match) : told
      return school.staff
        .filter(({ permissions }) => permissions.includes('MANAGE_MATCHES'))
        .map(({ person }) => ({ person, kind, ...context(match, person, school.timeZone) }))
    },
  })
}

function context(match: MatchState, reader: TalentId, timeZone: string | null): Pick<ToldOfMatch, 'about' | 'facts'> {
  const slot = match.withdrawn && !match.appointment ? match.withdrawn : match.appointment
  const toCandidate = reader === candidateOf(match)
  const yes = match.state === 'CANDIDATE_ACCEPTED' || match.state === 'APPOINTMENT_ACCEPTED'
  return {
    about: { matchId: match.id, jobId: match.jobId, employerId: match.employerId, schoolId: match.schoolId },
    facts: {
      candidate: match.candidateName,
      company: match.companyName,
      other: toCandidate ? match.companyName : match.candidateName,
      reader: toCandidate ? 'TALENT' : 'COMPANY',
      school: match.schoolName,
      job: match.jobTitle,
      answer: yes ? 'ACCEPTED' : 'DECLINED',
      comment: match.change.comment,
      startsAt: slot?.startsAt ?? null,
      endsAt: slot?.endsAt ?? null,
      timeZone,
    },
  }
}
