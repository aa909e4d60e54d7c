import type { Module } from '@passerelle/service-kit'
import { acquaintanceProjections as projections } from './acquaintance.sources.ts'
import { boothProjectionTable, interviewProjectionTable, registrationProjectionTable } from './acquaintance.table.ts'
import { acquaintanceLoaders as loaders } from './acquainted.ts'

/** Which employers have a reason to know which candidates. */
export const acquaintanceModule: Module = {
  loaders,
  projections,
  tables: [boothProjectionTable, registrationProjectionTable, interviewProjectionTable],
}
