import { table } from '@passerelle/persistence'
import { CandidateProjection } from './projections.ts'

export const projectionTables = [
  table(CandidateProjection, 'candidate_projection', (p) => ({
    candidateId: p.text().primary(),
    schoolId: p.text(),
    personId: p.text().nullable(),
  })),
]
