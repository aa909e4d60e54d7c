import type { ApolloServerPlugin } from '@apollo/server'
import { Counter, Gauge, type Registry } from 'prom-client'
import { isOurs } from '../errors.ts'
import type { Lane } from '../lane.ts'

/** Counts what became of operations: `ok`, `refused` (the client can act on it) or `failed` (ours). */
export function countOperations(registry: Registry): ApolloServerPlugin<object> {
  const operations = new Counter({
    name: 'graphql_operations_total',
    help: 'Operations that were answered over HTTP, or queries and mutations over a socket.',
    labelNames: ['type', 'outcome'] as const,
    registers: [registry],
  })
  return {
    requestDidStart: async () => ({
      async willSendResponse({ operation, errors = [] }) {
        const outcome = errors.length === 0 ? 'ok' : errors.some(isOurs) ? 'failed' : 'refused'
        operations.inc({ type: operation?.operation ?? 'none', outcome })
      },
    }),
  }
}

/** How many operations wait for their turn, `reads` and `changes`. */
export function countWaiting(registry: Registry, lanes: Readonly<Record<string, Lane>>): void {
  new Gauge({
    name: 'graphql_operations_waiting',
    help: 'Operations over HTTP that wait until others are answered; what waits too long is refused.',
    labelNames: ['lane'] as const,
    registers: [registry],
    collect() {
      for (const [name, lane] of Object.entries(lanes)) this.set({ lane: name }, lane.waiting)
    },
  })
}
