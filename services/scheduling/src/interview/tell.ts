import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, InterviewState } from '@passerelle/contracts'
import type { InterviewId } from '@passerelle/kernel'
import { due, dueKind, emit, undue } from '@passerelle/messaging'
import type { Interview } from './interview.ts'

export const interviewEnds = dueKind<{ interviewId: InterviewId }>('interview-ends')

/**
 * Says what happened to an interview, with its whole public state. Has it completed when its time is over, while it is confirmed.
 * Leaves with the transaction.
 */
export function tell(em: EntityManager, fact: Contract<InterviewState>, interview: Interview): void {
  emit(em, fact, interview, stateOf(interview), { actor: interview.changedBy ?? undefined })
  const { id, status, endsAt } = interview
  if (!endsAt) return
  if (status === 'CONFIRMED') due(em, { kind: interviewEnds, key: id, at: endsAt, data: { interviewId: id } })
  else if (status === 'CANCELLED') undue(em, interviewEnds, id)
}

export function stateOf(of: Interview): InterviewState {
  const slot = of.slot()
  return {
    id: of.id,
    eventId: of.eventId,
    eventName: of.eventName,
    hostId: of.hostId,
    employerId: of.employerId,
    companyName: of.companyName,
    jobId: of.jobId,
    candidateId: of.candidateId,
    talent: of.talent,
    talentName: of.talentName,
    recruiter: of.recruiter,
    recruiterName: of.recruiterName,
    plannedBy: of.plannedBy,
    plannedByName: of.plannedByName,
    interviewers: [...of.interviewers],
    matchId: of.matchId,
    offerId: of.offerId,
    asksCompany: of.asksCompany,
    proposedTimes: [...of.proposedTimes],
    kind: of.kind,
    origin: of.origin,
    sentBy: of.sentBy,
    status: of.status,
    message: of.message,
    slot: slot && { startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString() },
    timeZone: of.timeZone,
    sequence: of.sequence,
    changedBy: of.changedBy,
    changedAt: of.changedAt.toISOString(),
    reason: of.reason,
    cancellationCause: of.cancellationCause,
    place: of.place,
    noShows: [...of.noShows],
  }
}
