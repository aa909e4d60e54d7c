import type { GraphQLDataSource, ServiceMap } from '@apollo/gateway'
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { Operation } from '../graph/operations.ts'
import { ResultQueue } from './result-queue.ts'
import type { Upstream } from './upstream.ts'

export interface Subscriptions {
  /**
   * Subscribes at the subgraph that owns the field; each of its events is completed from the other subgraphs.
   * An error that ends the stream is thrown by its iterator, a GraphQLError.
   */
  open(operation: Operation, variables: Record<string, unknown>, context: GatewayContext): Promise<ResultQueue>
}

type Event = { data?: Record<string, unknown> | null; errors?: readonly GraphQLFormattedError[] }

export function federatedSubscriptions(sources: ServiceMap, upstreams: ReadonlyMap<string, Upstream>): Subscriptions {
  return {
    async open({ graph, document, operationName }, variables, context) {
      const { primary, rest } = graph.plan(document, operationName).node as SubscriptionNode
      const answer = (event: Event) =>
        graph.execute({
          plan: planOf(primary, rest),
          document,
          operationName,
          variables,
          sources: { ...sources, [primary.serviceName]: replaying(event, sources[primary.serviceName]!) },
          context,
        })
      let leave: (() => void) | undefined
      const results = new ResultQueue(() => leave?.())
      leave = await upstreams
        .get(primary.serviceName)!
        .subscribe(
          { query: primary.operation, variables: picked(variables, primary), operationName: primary.operationName },
          context.caller,
          {
            next: (event) => {
              results.push(answer(event as Event))
              // The owner closes a stream whose rights are gone behind such an event.
            },
            error: (error) => results.end(asGraphQLError(error)),
            complete: () => results.end(),
          },
        )
      return results
    },
  }
}

/** The event stands in for the answer of the first fetch; what follows it is fetched as ever. */
function planOf(primary: FetchNode, rest: PlanNode | undefined): QueryPlan {
  return { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: rest ? [primary, rest] : [primary] } }
}

/** `rest` may come back to the owner: only the first call is the event. */
function replaying(event: Event, owner: GraphQLDataSource): GraphQLDataSource {
  let played = false
  return {
    async process(options) {
      if (played) return owner.process(options)
      played = true
      return event
    },
  }
}

function picked(variables: Record<string, unknown>, { variableUsages = [] }: FetchNode): Record<string, unknown> {
  return Object.fromEntries(
    variableUsages.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
  )
}

/** The upstream ends with GraphQL errors of its own, or because its socket closed. */
function asGraphQLError(error: unknown): GraphQLError {
  const first = Array.isArray(error) ? (error[0] as GraphQLFormattedError | undefined) : undefined
  if (first) return new GraphQLError(first.message, { extensions: first.extensions })
  return new GraphQLError('The stream was interrupted. Subscribe again, and read what may have changed meanwhile.', {
    extensions: { code: 'SUBSCRIPTION_INTERRUPTED' },
    originalError: error instanceof Error ? error : undefined,
  })
}
