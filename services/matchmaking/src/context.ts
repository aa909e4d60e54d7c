import type { BaseContext } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'

export interface Context extends BaseContext, Reads {}

/** What a request reads, each thing once. */
export interface Reads {
  loaders: Loaders
}

export function contextFor(base: BaseContext): Context {
  return { ...base, ...readsFor(base) }
}

export function readsFor(base: BaseContext): Reads {
  return { loaders: loadersFor(base) }
}
