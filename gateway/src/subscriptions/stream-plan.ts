import type { GraphQLDataSource, ServiceMap } from '@apollo/gateway'
import type { FetchNode, PlanNode, SubscriptionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  getVariableValues,
  Kind,
  validate,
} from 'graphql'
import type { Graph } from '../graph/graph.ts'
import type { Operation } from '../graph/operations.ts'
import type { RequestContext } from '../graph/subgraph.ts'
import { batchedEntities } from './batched-entities.ts'
import type { UpstreamRequest } from './upstream.ts'

/** A result of the owning subgraph. */
export interface Event {
  data?: Record<string, unknown> | null
  errors?: readonly GraphQLFormattedError[]
  extensions?: Record<string, unknown>
}

/** How one subscription is answered on one supergraph. */
export interface StreamPlan {
  /** The subgraph that owns the field. */
  owner: string
  request: Omit<UpstreamRequest, 'after' | 'traceparent'>
  /** Completes an event from the other subgraphs. The event must not be used again: its data becomes the answer's. */
  complete(event: Event, context: RequestContext): Promise<ExecutionResult>
}

/** @throws GraphQLError when the operation cannot be planned */
export function planStream(
  graph: Graph,
  { document, operationName }: Pick<Operation, 'document' | 'operationName'>,
  variables: Record<string, unknown>,
  sources: ServiceMap,
): StreamPlan {
  const planned = graph.plan(document, operationName)
  const { primary, rest } = planned.plan.node as SubscriptionNode
  const owner = primary.serviceName
  const node = completing(primary, rest)
  const batched = Object.fromEntries(Object.entries(sources).map(([name, source]) => [name, batchedEntities(source)]))
  return {
    owner,
    request: {
      query: primary.operation,
      variables: picked(variables, primary),
      operationName: primary.operationName,
    },
    complete: (event, context) =>
      graph.execute({
        planned,
        node,
        variables,
        sources: { ...batched, [owner]: replaying(event, batched[owner]!) },
        context,
      }),
  }
}

/** Whether both ask the same of the same subgraph, so that events of one are events of the other. */
export function asksTheSame(one: StreamPlan, other: StreamPlan): boolean {
  return one.owner === other.owner && JSON.stringify(one.request) === JSON.stringify(other.request)
}

/**
 * @param invalid what is known of documents already, so that each is validated once
 * @returns why the operation does not fit this supergraph, or nothing when it does
 */
export function misfit(
  graph: Graph,
  { document, definition }: Operation,
  variables: Record<string, unknown>,
  invalid: Map<DocumentNode, string | undefined>,
): string | undefined {
  if (!invalid.has(document)) invalid.set(document, validate(graph.schema, document)[0]?.message)
  const reason = invalid.get(document)
  if (reason) return reason
  const { variableDefinitions = [] } = definition
  return getVariableValues(graph.schema, variableDefinitions, variables, { maxErrors: 1 }).errors?.[0]?.message
}

/** Whether the client says where to begin, by the field's `after`. */
export function beginsAtCursor({ definition }: Operation, variables: Record<string, unknown>): boolean {
  const [field] = definition.selectionSet.selections
  const after = field?.kind === Kind.FIELD ? field.arguments?.find(({ name }) => name.value === 'after') : undefined
  if (!after || after.value.kind === Kind.NULL) return false
  return after.value.kind !== Kind.VARIABLE || typeof variables[after.value.name.value] === 'string'
}

/** The event stands in for the answer of the first fetch; what follows it is fetched as ever. */
function completing(primary: FetchNode, rest: PlanNode | undefined): PlanNode {
  return { kind: 'Sequence', nodes: rest ? [primary, rest] : [primary] }
}

/** `rest` may come back to the owner: only the first call is the event. */
function replaying(event: Event, owner: GraphQLDataSource): GraphQLDataSource {
  let played = false
  return {
    async process(options) {
      if (played) return owner.process(options)
      played = true
      return { data: event.data, errors: event.errors }
    },
  }
}

function picked(variables: Record<string, unknown>, { variableUsages = [] }: FetchNode): Record<string, unknown> {
  return Object.fromEntries(
    variableUsages.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
  )
}
