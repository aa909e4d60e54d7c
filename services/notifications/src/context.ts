import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'

export interface Context extends BaseContext {
  loaders: Loaders
  /** What subscriptions are told. */
  journal: Journal
}

export function contextFor(base: BaseContext, journal: Journal): Context {
  return { ...base, loaders: loadersFor(base), journal }
}
