import type { CandidateId, EmployerId, InterviewId, MatchId } from '@passerelle/kernel'

/** Which employer has asked for, or been asked for, an interview with which candidate. Interviews are kept by scheduling. */
export class InterviewProjection {
  readonly id: InterviewId
  employerId: EmployerId
  candidateId: CandidateId
  /** The match whose accepted appointment it is. */
  matchId: MatchId | null

  constructor(interview: Pick<InterviewProjection, 'id' | 'employerId' | 'candidateId' | 'matchId'>) {
    this.id = interview.id
    this.employerId = interview.employerId
    this.candidateId = interview.candidateId
    this.matchId = interview.matchId
  }
}
