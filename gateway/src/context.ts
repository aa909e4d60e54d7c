import type { Logger } from '@passerelle/service-kit'
import type { RequestContext } from './graph/subgraph.ts'

export interface GatewayContext extends RequestContext {
  log: Logger
}
