import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import { type Loaders, loadersOf } from './loaders.ts'

export interface Context extends BaseContext {
  /** For this request; new ones after a change, so that nothing old is read. */
  loaders: Loaders
  /** What subscriptions are told. */
  journal: Journal
}

export function contextWith(journal: Journal): (base: BaseContext) => Context {
  return (base) => ({ ...base, journal, loaders: loadersOf(base) })
}
