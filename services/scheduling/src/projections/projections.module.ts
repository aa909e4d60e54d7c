import type { Module } from '@passerelle/service-kit'
import { projectionLoaders as loaders } from './projections.loaders.ts'
import { projections } from './projections.sources.ts'
import { projectionTables as tables } from './projections.table.ts'

/** What other services say, as far as interviews need it. */
export const projectionsModule: Module = { loaders, tables, projections }
