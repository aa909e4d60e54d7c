import type { Logger } from '@passerelle/service-kit/without-orm'
import type { RequestContext } from './graph/subgraph.ts'
import type { Caller } from './identity/caller.ts'

export interface GatewayContext extends RequestContext {
  caller: Caller
  log: Logger
}
