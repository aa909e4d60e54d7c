import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, InterviewState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Interview } from './interview.ts'

/** Says what happened to an interview, with its whole public state. Leaves with the transaction. */
export function tell(em: EntityManager, fact: Contract<InterviewState>, interview: Interview): void {
  emit(em, fact, interview, stateOf(interview), { actor: interview.changedBy ?? undefined })
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
    interviewers: [...of.interviewers],
    matchId: of.matchId,
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
  }
}
