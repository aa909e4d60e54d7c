import { table } from '@passerelle/persistence'
import { CandidateProjection } from './candidate-projection.ts'

export const candidateProjectionTable = table(CandidateProjection, 'candidate_projection', (p) => ({
  candidateId: p.text().primary(),
  schoolId: p.text(),
  personId: p.text().nullable(),
}))
