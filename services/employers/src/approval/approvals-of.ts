import type { EntityManager } from '@mikro-orm/postgresql'
import type { Connection } from '@passerelle/kernel'
import { type KeysetList, type PageArgs, pageLoader, sql } from '@passerelle/persistence'
import { Approval } from './approval.ts'

export type ApprovalPage = Connection<Approval>

const byRequest: KeysetList<Approval> = {
  entity: Approval,
  table: 'approval',
  order: [
    { column: 'requested_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ requestedAt, id }) => [requestedAt.toISOString(), id],
}

export interface ApprovalsArgs extends PageArgs {
  state?: Approval['state'] | null | undefined
}

/** By school: what companies asked, oldest first. */
export function approvalsOfSchool(em: EntityManager) {
  return pageLoader<Approval, ApprovalsArgs>(em, byRequest, ({ state }) =>
    state ? sql('row.school_id = parent.id and row.state = ?', state) : sql('row.school_id = parent.id'),
  )
}
