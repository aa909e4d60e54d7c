import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals'
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, Kind, print, validate } from 'graphql'
import { LRUCache } from 'lru-cache'
import { nodeOwners } from './node-owners.ts'
import { nodeFields, nodeWitness } from './node-witness.ts'
import type { RequestContext } from './subgraph.ts'

/** Plans kept; a plan is made once for each operation, whatever its variables. */
const maxPlans = 2000

/** An operation as it was planned; `hash` names the document's text. */
export interface Planned {
  document: DocumentNode
  operationName: string | undefined
  hash: string
}

/** The supergraph: plans operations and runs the plans over the subgraphs, for HTTP and subscriptions alike. */
export class Graph {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphNames: readonly string[]
  readonly sdl: string
  readonly #supergraphSchema: GraphQLSchema
  readonly #apiSchema: Schema
  readonly #planner: QueryPlanner
  readonly #nodeOwners: ReadonlyMap<string, string>
  readonly #plans = new LRUCache<string, Planned & { plan: QueryPlan }>({ max: maxPlans })

  /** @throws GraphQLError when the SDL is no valid supergraph */
  constructor(sdl: string) {
    const supergraph = Supergraph.build(sdl)
    this.sdl = sdl
    this.#supergraphSchema = supergraph.schema.toGraphQLJSSchema()
    this.#apiSchema = supergraph.apiSchema()
    this.#planner = new QueryPlanner(supergraph)
    this.#nodeOwners = nodeOwners(sdl)
    this.schema = this.#apiSchema.toGraphQLJSSchema()
    this.subgraphNames = [...supergraph.subgraphsMetadata()].map(({ name }) => name)
  }

  /** @param hash names the document's text, when the caller has it */
  plan(document: DocumentNode, operationName: string | null | undefined, hash = print(document)): QueryPlan {
    const key = `${hash} ${isAlone(document) ? '' : (operationName ?? '')}`
    const known = this.#plans.get(key)
    if (known) return known.plan
    const name = operationName ?? undefined
    const plan = this.#planner.buildQueryPlan(operationFromDocument(this.#apiSchema, document, { operationName: name }))
    this.#plans.set(key, { document, operationName: name, hash, plan })
    return plan
  }

  /** What is in use: a new supergraph plans it before it is switched in. */
  planned(): readonly Planned[] {
    return [...this.#plans.values()]
  }

  /** @returns whether the operation exists in this supergraph; then it is planned */
  planIfValid({ document, operationName, hash }: Planned): boolean {
    try {
      if (validate(this.schema, document).length > 0) return false
      this.plan(document, operationName, hash)
      return true
    } catch {
      return false
    }
  }

  async execute(run: {
    plan: QueryPlan
    document: DocumentNode
    operationName?: string | null
    variables?: Record<string, unknown>
    sources: ServiceMap
    context: RequestContext
  }): Promise<ExecutionResult> {
    const { plan, document, operationName, variables = {}, sources, context } = run
    const operation = buildOperationContext({
      schema: this.schema,
      operationDocument: document,
      operationName: operationName ?? undefined,
    })
    // Only these are read; `metrics` must be there (a failed fetch is counted on it).
    const request = { request: { variables }, context, metrics: {} } as unknown as Parameters<
      typeof executeQueryPlan
    >[2]
    const answer = executeQueryPlan(plan, sources, request, operation, this.#supergraphSchema, this.#apiSchema)
    const nodes = nodeFields(document, operation.operation)
    return nodes.length === 0
      ? answer
      : nodeWitness(nodes, operation.operation, this.#nodeOwners, { variables, sources, context })(answer)
  }
}

/** Then naming it or not is the same. */
function isAlone({ definitions }: DocumentNode): boolean {
  return definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1
}
