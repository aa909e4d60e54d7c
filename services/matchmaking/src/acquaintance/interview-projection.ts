import type { CandidateId, EmployerId, InterviewId } from '@passerelle/kernel'

/** Which employer has asked for, or been asked for, an interview with which candidate. Interviews are kept by scheduling. */
export class InterviewProjection {
  readonly id: InterviewId
  employerId: EmployerId
  candidateId: CandidateId

  constructor(interview: { id: InterviewId; employerId: EmployerId; candidateId: CandidateId }) {
    this.id = interview.id
    this.employerId = interview.employerId
    this.candidateId = interview.candidateId
  }
}
