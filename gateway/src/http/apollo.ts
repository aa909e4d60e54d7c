import type { ServiceMap } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { countOperations, type Logger, maskFaults } from '@passerelle/service-kit/without-orm'
import type { Registry } from 'prom-client'
import type { GatewayContext } from '../context.ts'
import { asGateway } from '../graph/as-gateway.ts'
import type { LiveGraph } from '../graph/live-graph.ts'

/** Apollo Server over the graph: HTTP semantics, CSRF prevention, masking. What it gets has been read and limited before. */
export async function startApollo(
  live: LiveGraph,
  sources: ServiceMap,
  log: Logger,
  introspection: boolean,
  metrics: Registry,
): Promise<ApolloServer<GatewayContext>> {
  const apollo = new ApolloServer<GatewayContext>({
    gateway: asGateway(live, sources),
    logger: log,
    introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    cache: 'bounded',
    persistedQueries: false,
    stringifyResult: (value) => JSON.stringify(value),
    plugins: [maskFaults, countOperations(metrics)],
  })
  await apollo.start()
  return apollo
}
