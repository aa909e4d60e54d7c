import type { BaseContext } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'

export interface Context extends BaseContext {
  loaders: Loaders
}

export function contextFor(base: BaseContext): Context {
  return { ...base, loaders: loadersFor(base) }
}
