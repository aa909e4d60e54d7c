import type { Module } from '@passerelle/service-kit'
import { projections } from './projections.sources.ts'
import { projectionTables as tables } from './projections.table.ts'

/** Which candidate a person is at which school, as matchmaking says. */
export const projectionsModule: Module = { tables, projections }
