import { impersonal, table } from '@passerelle/persistence'
import { ApprovalProjection, InterviewProjection } from './projections.ts'

export const projectionTables = [
  table(ApprovalProjection, 'approval_projection', (p) => ({
    id: p.text().primary(),
    schoolId: p.text(),
    employerId: p.text(),
    state: p.text(),
    roles: impersonal(p.array()),
  })),
  table(InterviewProjection, 'interview_projection', (p) => ({
    id: p.text().primary(),
    eventId: p.text(),
    employerId: p.text(),
    talent: p.text(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
  })),
]
