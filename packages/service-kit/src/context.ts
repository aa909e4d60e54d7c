import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import type { Logger } from './log.ts'
import type { Act } from './repeat/act.ts'
import type { Viewer } from './viewer.ts'

/** What every resolver gets; new for each request, and for each event of a subscription. */
export interface BaseContext<Loaders = unknown> {
  /** Forked for this request alone. */
  em: EntityManager
  viewer: Viewer
  now: Clock
  log: Logger
  requestId: string
  /** Where the gateway continues a subscription; it counts instead of the field's own `after`. */
  resumeAfter?: string
  /** What the client may repeat the mutations of this request under. */
  idempotencyKey?: string
  /** The mutation that runs, when it may be repeated. */
  act?: Act
  /** What the request reads, each thing once. `changes` puts new ones in their place, so that nothing old is read. */
  loaders: Loaders
  /** New loaders, which have read nothing yet; through `em` when there is one, otherwise through the request's own. */
  readonly newLoaders: (em?: EntityManager) => Loaders
}

/** What loaders are made of. `loaders` are all of the service's; they are there when a loader runs, not while it is made. */
export interface Reading<Loaders = unknown> extends Pick<BaseContext, 'em' | 'viewer' | 'now'> {
  readonly loaders: Loaders
}
