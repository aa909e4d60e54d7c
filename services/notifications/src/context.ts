import type { Journal } from '@passerelle/journal'
import type { BaseContext } from '@passerelle/service-kit'
import type { Loaders } from './loaders.ts'

export interface Context extends BaseContext<Loaders> {
  /** What subscriptions are told. */
  journal: Journal
}
