import type { Module } from '@passerelle/service-kit'
import { candidates } from './candidate.sources.ts'
import { candidateProjectionTable } from './candidate-projection.table.ts'

/** Which candidate a person is at which school, as matchmaking says. */
export const candidateModule: Module = { tables: [candidateProjectionTable], projections: [candidates] }
