import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock } from '@passerelle/kernel'
import type { Logger } from './log.ts'
import type { Viewer } from './viewer.ts'

/** What every resolver gets; new for each request, and for each event of a subscription. */
export interface BaseContext {
  /** Forked for this request alone. */
  em: EntityManager
  viewer: Viewer
  now: Clock
  log: Logger
  requestId: string
  /** Where the gateway continues a subscription; it counts instead of the field's own `after`. */
  resumeAfter?: string
}
