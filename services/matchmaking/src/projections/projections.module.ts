import type { Module } from '@passerelle/service-kit'
import { projectionLoaders as loaders } from './projections.loaders.ts'
import { projections } from './projections.sources.ts'
import { projectionTables as tables } from './projections.table.ts'

/** What others say of jobs, contacts and names, and of who meets whom. */
export const projectionsModule: Module = { loaders, tables, projections }
