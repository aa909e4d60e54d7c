import { personal, table } from '@passerelle/persistence'
import { Approval, type ApprovalEntry } from './approval.ts'

export const approvalTable = table(Approval, 'approval', (p) => ({
  id: p.text().primary(),
  schoolId: p.text(),
  employerId: p.text(),
  state: p.text(),
  roles: p.array(),
  requestedBy: p.text(),
  requestedAt: p.datetime(),
  decidedBy: p.text().nullable(),
  decidedAt: p.datetime().nullable(),
  reason: personal(p.text().nullable()),
  history: personal(p.json<ApprovalEntry[]>()),
  version: p.integer().version(),
}))
