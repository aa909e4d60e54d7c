import type { Module } from '@passerelle/service-kit'
import { acquaintanceLoaders as loaders } from './acquainted.ts'

/** Which employers have a reason to know which candidates. */
export const acquaintanceModule: Module = { loaders }
