import type { Module } from '@passerelle/service-kit'
import { projections } from './projections.sources.ts'
import { projectionTables as tables } from './projections.table.ts'
import { reachLoaders as loaders } from './reach.ts'

/** What schools decided about companies, as far as it lets them in. */
export const projectionsModule: Module = { loaders, tables, projections }
