import type { Module } from '@passerelle/service-kit'
import { approvals } from './approval.sources.ts'
import { approvalProjectionTable } from './approval-projection.table.ts'
import { reachLoaders } from './reach.ts'

/** What schools decided about companies, as far as it lets them in. */
export const approvalModule: Module = {
  loaders: reachLoaders,
  tables: [approvalProjectionTable],
  projections: [approvals],
}
