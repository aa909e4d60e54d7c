import type { ApolloServerPlugin } from '@apollo/server'
import { Counter, type Registry } from 'prom-client'
import { isOurs } from '../errors.ts'

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
