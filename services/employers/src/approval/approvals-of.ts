import type { Page } from '@passerelle/kernel'
import type { List } from '../pages.ts'
import { Approval } from './approval.ts'

export interface ApprovalPage extends Page<Approval> {
  readonly schoolId: string
  readonly state: Approval['state'] | null
}

/** For one school each: what companies asked, oldest first. */
export function approvalsByRequest(state: Approval['state'] | null): List<Approval> {
  return {
    entity: Approval,
    table: 'approval',
    ...(state && { where: 't.state = ?', parameters: [state] }),
    order: [
      { column: 'requested_at', type: 'timestamptz' },
      { column: 'id', type: 'text' },
    ],
    keyOf: ({ requestedAt, id }) => [requestedAt.toISOString(), id],
  }
}
