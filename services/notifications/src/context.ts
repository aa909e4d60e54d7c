import type { NoticeState } from '@passerelle/contracts'
import type { BaseContext, Broadcast } from '@passerelle/service-kit'
import { type Loaders, loadersFor } from './loaders.ts'

export interface Context extends BaseContext {
  loaders: Loaders
  /** Notices that were posted, by any process of this service. */
  posted: Broadcast<NoticeState>
}

export function contextFor(base: BaseContext, posted: Broadcast<NoticeState>): Context {
  return { ...base, loaders: loadersFor(base), posted }
}
