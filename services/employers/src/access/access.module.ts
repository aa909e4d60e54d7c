import type { Module } from '@passerelle/service-kit'
import { accessLoaders as loaders } from './access.loaders.ts'

/** What whoever asks may do at this moment, and whom they know. */
export const accessModule: Module = { loaders }
