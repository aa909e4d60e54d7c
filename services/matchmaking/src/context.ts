import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'

export interface Context extends BaseContext, Reads {
  /** What subscriptions are told. */
  journal: Journal
}

/** What a request reads, each thing once. */
export interface Reads {
  loaders: Loaders
}

export function contextWith(journal: Journal): (base: BaseContext) => Context {
  return (base) => ({ ...base, journal, ...readsFor(base) })
}

export function readsFor(base: BaseContext): Reads {
  return { loaders: loadersFor(base) }
}
