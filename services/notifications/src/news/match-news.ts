import {
  appointmentAnswered,
  appointmentWithdrawn,
  candidateAccepted,
  candidateRefused,
  type MatchState,
  matchCandidateLinked,
  matchProposed,
  matchSteppedBack,
  offerAnswered,
} from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import type { Rule, Told } from '../news/news.ts'
import type { NoticeKind } from '../notice/notice.ts'

/** What the candidate and the contact are told of a change. The proposal to the contact goes its own way (HU-07). */
export function matchNews(type: string, match: MatchState): Told[] {
  const { candidatePersonId, contactPersonId } = match
  const candidate = (told: Omit<Told, 'person' | 'about' | 'facts'>): Told[] =>
    candidatePersonId ? [{ ...told, ...context(match, candidatePersonId), person: candidatePersonId }] : []
  const contact = (told: Omit<Told, 'person' | 'about' | 'facts'>): Told[] => [
    { ...told, ...context(match, contactPersonId), person: contactPersonId },
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

/** What waits for the candidate's answer. */
function waiting({ state }: MatchState): ('OFFER_PROPOSED' | 'APPOINTMENT_PROPOSED')[] {
  if (state === 'PROPOSED') return ['OFFER_PROPOSED']
  return state === 'APPOINTMENT_PROPOSED' ? ['APPOINTMENT_PROPOSED'] : []
}

/** The contact learns of the candidate when the candidate has accepted the offer. */
export function proposalTo(match: MatchState): Told {
  return { person: match.contactPersonId, kind: 'CANDIDATE_PROPOSED', ...context(match, match.contactPersonId) }
}

/** The school's staff who look after matches follow each answer. */
export const staffNews: ReadonlyMap<string, Rule<MatchState>> = new Map([
  staff(offerAnswered.type, 'OFFER_ANSWERED'),
  staff(candidateAccepted.type, 'APPOINTMENT_PROPOSED'),
  staff(candidateRefused.type, 'COMPANY_REFUSED'),
  staff(appointmentAnswered.type, 'APPOINTMENT_ANSWERED'),
  staff(appointmentWithdrawn.type, 'APPOINTMENT_CLASHED'),
])

function staff(type: string, kind: NoticeKind): [string, Rule<MatchState>] {
  const rule: Rule<MatchState> = {
    audience: 'open',
    needs: ({ schoolId }) => ({ schools: [schoolId] }),
    tell: (match, around) =>
      (around.schools.get(match.schoolId)?.staff ?? [])
        .filter(({ permissions }) => permissions.includes('MANAGE_MATCHES'))
        .map(({ person }) => ({ person, kind, ...context(match, person) })),
  }
  return [type, rule]
}

function context(match: MatchState, reader: PersonId): Pick<Told, 'about' | 'facts'> {
  const slot = match.withdrawn && !match.appointment ? match.withdrawn : match.appointment
  const toCandidate = reader === match.candidatePersonId
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
      timeZone: 'Europe/Paris',
    },
  }
}
