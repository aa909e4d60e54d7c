import { table } from '@passerelle/persistence'
import { CandidateProjection, InterviewPeopleProjection, MatchPeopleProjection } from './projections.ts'

export const projectionTables = [
  table(CandidateProjection, 'candidate_projection', (p) => ({
    candidateId: p.text().primary(),
    schoolId: p.text(),
    personId: p.text().nullable(),
  })),
  table(InterviewPeopleProjection, 'interview_people_projection', (p) => ({
    id: p.text().primary(),
    candidateId: p.text(),
    people: p.array(),
  })),
  table(MatchPeopleProjection, 'match_people_projection', (p) => ({
    id: p.text().primary(),
    candidateId: p.text(),
    people: p.array(),
  })),
]
