import type { ServiceMap } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { GraphQLSchema } from 'graphql'
import type { Graph } from './graph.ts'
import type { LiveGraph } from './live-graph.ts'
import type { RequestContext } from './subgraph.ts'

/**
 * The supergraph for Apollo Server, in the place of its vendor's own gateway class. A request that was validated before a
 * switch is planned and run on the supergraph that it was validated against.
 */
export function asGateway(live: LiveGraph, sources: ServiceMap): GatewayInterface {
  const graphs = new WeakMap<GraphQLSchema, Graph>()
  let forget: (() => void) | undefined
  return {
    onSchemaLoadOrUpdate(listener) {
      const tell = (graph: Graph) => {
        graphs.set(graph.schema, graph)
        listener({ apiSchema: graph.schema, coreSupergraphSdl: graph.sdl })
      }
      // Apollo Server listens before it loads, and a load tells it nothing by itself.
      tell(live.current)
      forget = live.onSwitch(tell)
      return forget
    },
    load: async () => ({
      executor: async ({ schema, document, operationName, queryHash, request, context }) => {
        const graph = graphs.get(schema) ?? live.current
        return graph.execute({
          planned: graph.plan(document, operationName, queryHash),
          variables: request.variables,
          sources,
          context: context as RequestContext,
        })
      },
    }),
    stop: async () => forget?.(),
  }
}
