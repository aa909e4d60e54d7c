import { impersonal, table } from '@passerelle/persistence'
import { ApprovalProjection } from './projections.ts'

export const projectionTables = [
  table(ApprovalProjection, 'approval_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    employerId: p.text(),
    state: p.text(),
    roles: impersonal(p.array()),
  })),
]
