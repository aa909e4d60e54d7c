import type {
  ApprovalId,
  BoothId,
  CandidateId,
  EmployerId,
  EventId,
  InterviewId,
  InvitationId,
  JobId,
  MatchId,
  PersonId,
  RegistrationId,
} from '@passerelle/kernel'

/** What a fact points to; each is read where it lives, by those who may. */
export interface About {
  approval?: ApprovalId
  booth?: BoothId
  candidate?: CandidateId
  employer?: EmployerId
  event?: EventId
  interview?: InterviewId
  invitation?: InvitationId
  job?: JobId
  match?: MatchId
  person?: PersonId
  registration?: RegistrationId
}
