import type { GatewayContext } from '../context.ts'
import type { Operation } from '../graph/operations.ts'

/** Somebody who subscribes. */
export interface Subscribing {
  operation: Operation
  /** As the client wrote it. */
  query: string
  variables: Record<string, unknown>
  context: GatewayContext
  /** The cursor after which to begin; counts more than the field's own argument. */
  after: string | undefined
}
