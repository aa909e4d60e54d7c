import type { ServiceMap } from '@apollo/gateway'
// The package's entry would load all of its gateway, half a second of a start.
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js'
import type { FetchNode, PlanNode } from '@apollo/query-planner'
import { GraphQLError, Kind, OperationTypeNode } from 'graphql'
import type { Planned } from '../planned-operation.ts'
import { failingInPlace } from './failed-fetch.ts'
import type { Tree } from './shape.ts'

type ExecuteArguments = Parameters<typeof executeQueryPlan>

/** What the executor reads of the supergraph. */
export interface ExecutorSchemas {
  supergraph: ExecuteArguments[4]
  api: ExecuteArguments[5]
  client: ExecuteArguments[3]['schema']
}

/** The request, as far as the executor looks at it. */
export interface PlanRun {
  variables: Record<string, unknown>
  sources: ServiceMap
  context: object
}

/** Everything that subgraphs said, merged, with what the plan needed beside what was asked. */
export interface Gathered {
  tree: Tree
  errors: readonly Error[]
}

/** Where the tree hangs while the executor works. No subgraph has this name, since names are of letters. */
const holder = ':answer'

/**
 * Runs a plan and leaves its answer unshaped. The executor of `@apollo/gateway` (2.14) cannot be told to: it shapes what it
 * has merged by looking up each type for each value. So it gets an operation that asks for nothing but `__typename`, and
 * the plan is hung below an object of ours, as a fetch would have brought it.
 */
export async function gather(
  node: PlanNode,
  { definition, asked }: Pick<Planned, 'definition' | 'asked'>,
  schemas: ExecutorSchemas,
  { variables, sources, context }: PlanRun,
): Promise<Gathered> {
  const { operation, variableDefinitions } = definition
  const tree: Tree = {}
  const inPlace = Object.entries(sources).map(([name, source]) => [name, failingInPlace(source)])
  const held: ServiceMap = {
    ...Object.fromEntries(inPlace),
    [holder]: { process: async () => ({ data: { [holder]: tree } }) },
  }
  const plan = {
    kind: 'QueryPlan' as const,
    node: { kind: 'Sequence' as const, nodes: [hold, { kind: 'Flatten' as const, path: [holder], node }] },
  }
  const asksNothing = {
    kind: Kind.OPERATION_DEFINITION as const,
    operation,
    variableDefinitions,
    selectionSet: typename,
  }
  const { errors = [] } = await executeQueryPlan(
    plan,
    held,
    requestOf(variables, context),
    { schema: schemas.client, operation: asksNothing, fragments: {} },
    schemas.supergraph,
    schemas.api,
  )
  return { tree, errors: errors.map((error) => placed(error, asked)) }
}

/** Only these are read; `metrics` must be there (a failed fetch is counted on it). */
export function requestOf(variables: Record<string, unknown>, context: object): ExecuteArguments[2] {
  return { request: { variables }, context, metrics: {} } as unknown as ExecuteArguments[2]
}

const typename = {
  kind: Kind.SELECTION_SET as const,
  selections: [{ kind: Kind.FIELD as const, name: { kind: Kind.NAME as const, value: '__typename' } }],
}

const hold: FetchNode = {
  kind: 'Fetch',
  serviceName: holder,
  operation: '{ __typename }',
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
}

/** Says where an error stands in the answer, as the client knows it. */
function placed(error: Error, asked: Planned['asked']): Error {
  if (!(error instanceof GraphQLError) || error.path?.[0] !== holder) return error
  const { message, nodes, source, positions, path, originalError, extensions } = error
  return new GraphQLError(message, {
    nodes,
    source,
    positions,
    path: path.slice(1).map((part) => asked(part)),
    originalError,
    extensions,
  })
}
