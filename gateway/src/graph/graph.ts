import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals'
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, print } from 'graphql'
import type { RequestContext } from './subgraph.ts'

/** Plans kept; a plan is made once for each operation, whatever its variables. */
const maxPlans = 2000

/** The supergraph: plans operations and runs the plans over the subgraphs, for HTTP and subscriptions alike. */
export class Graph {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphNames: readonly string[]
  readonly #sdl: string
  readonly #supergraphSchema: GraphQLSchema
  readonly #apiSchema: Schema
  readonly #planner: QueryPlanner
  readonly #plans = new Map<string, QueryPlan>()

  /** @throws GraphQLError when the SDL is no valid supergraph */
  constructor(sdl: string) {
    const supergraph = Supergraph.build(sdl)
    this.#sdl = sdl
    this.#supergraphSchema = supergraph.schema.toGraphQLJSSchema()
    this.#apiSchema = supergraph.apiSchema()
    this.#planner = new QueryPlanner(supergraph)
    this.schema = this.#apiSchema.toGraphQLJSSchema()
    this.subgraphNames = [...supergraph.subgraphsMetadata()].map(({ name }) => name)
  }

  /** @param hash names the document's text, when the caller has it */
  plan(document: DocumentNode, operationName: string | null | undefined, hash = print(document)): QueryPlan {
    const key = `${operationName ?? ''} ${hash}`
    const known = this.#plans.get(key)
    if (known) return known
    const operation = operationFromDocument(this.#apiSchema, document, { operationName: operationName ?? undefined })
    const plan = this.#planner.buildQueryPlan(operation)
    if (this.#plans.size >= maxPlans) this.#plans.clear()
    this.#plans.set(key, plan)
    return plan
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
    return executeQueryPlan(plan, sources, request, operation, this.#supergraphSchema, this.#apiSchema)
  }

  /** For Apollo Server, in the place of its vendor's own gateway class. */
  asGateway(sources: ServiceMap): GatewayInterface {
    const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>()
    return {
      onSchemaLoadOrUpdate(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      load: async () => {
        for (const listen of listeners) listen({ apiSchema: this.schema, coreSupergraphSdl: this.#sdl })
        return {
          executor: async ({ document, operationName, queryHash, request, context }) =>
            this.execute({
              plan: this.plan(document, operationName, queryHash),
              document,
              operationName,
              variables: request.variables,
              sources,
              context: context as RequestContext,
            }),
        }
      },
      stop: async () => {},
    }
  }
}
