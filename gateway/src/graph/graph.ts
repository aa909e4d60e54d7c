import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import type { ServiceMap } from '@apollo/gateway'
import { type PlanNode, QueryPlanner } from '@apollo/query-planner'
import {
  assertValidSchema,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { ExecutorSchemas } from './answer/gather.ts'
import { runPlan } from './answer/run-plan.ts'
import { nodeOwners } from './node-owners.ts'
import { nodeWitness } from './node-witness.ts'
import { type NamedOperation, type Planned, plannedOperation } from './planned-operation.ts'
import { schemaQuestions } from './schema-questions.ts'
import { type SetApart, setApart } from './set-apart.ts'
import type { RequestContext } from './subgraph.ts'

/** Plans kept; a plan is made once for each operation, whatever its variables. */
const maxPlans = 2000

/** How often the plan of an operation was there already, and how often it had to be made. */
export interface PlanLookups {
  hit: number
  miss: number
}

/** The supergraph: plans operations and runs the plans over the subgraphs, for HTTP and subscriptions alike. */
export class Graph {
  /** What clients see. */
  readonly schema: GraphQLSchema
  readonly subgraphNames: readonly string[]
  readonly sdl: string
  readonly lookups: PlanLookups
  readonly #schemas: ExecutorSchemas
  readonly #planner: QueryPlanner
  readonly #setApart: SetApart
  readonly #nodeOwners: ReadonlyMap<string, string>
  readonly #plans = new LRUCache<string, Planned>({ max: maxPlans })

  /**
   * @param lookups of the supergraph before, to be counted on
   * @throws GraphQLError when the SDL is no valid supergraph
   */
  constructor(sdl: string, lookups: PlanLookups = { hit: 0, miss: 0 }) {
    this.lookups = lookups
    const document = parse(sdl, { noLocation: true })
    // Composition has judged it already: once more would be a tenth of a start. What clients see is judged below.
    const supergraph = Supergraph.build(document, { validateSupergraph: false })
    this.sdl = sdl
    const api = supergraph.apiSchema()
    this.schema = api.toGraphQLJSSchema()
    assertValidSchema(this.schema)
    this.#schemas = { client: this.schema, api, supergraph: supergraph.schema.toGraphQLJSSchema() }
    this.#planner = new QueryPlanner(supergraph)
    this.#nodeOwners = nodeOwners(document)
    this.#setApart = setApart(document)
    this.subgraphNames = [...supergraph.subgraphsMetadata()].map(({ name }) => name)
  }

  /**
   * @param hash names the document's text, when the caller has it
   * @throws GraphQLError when the operation is not one of this supergraph
   */
  plan(document: DocumentNode, operationName: string | null | undefined, hash = print(document)): Planned {
    const key = `${hash} ${isAlone(document) ? '' : (operationName ?? '')}`
    const known = this.#plans.get(key)
    this.lookups[known ? 'hit' : 'miss']++
    if (known) return known
    const operation = { document, operationName: operationName ?? undefined, hash }
    const questions = schemaQuestions(document, operation.operationName)
    const rest = this.#setApart.planned(questions?.rest ?? document)
    const plan = this.#planner.buildQueryPlan(operationFromDocument(this.#schemas.api, rest, operation))
    const planned = plannedOperation(this.schema, operation, { plan, rest, questions, asked: this.#setApart.asked })
    this.#plans.set(key, planned)
    return planned
  }

  /** What is in use: a new supergraph plans it before it is switched in. */
  planned(): readonly NamedOperation[] {
    return [...this.#plans.values()]
  }

  /** @returns whether the operation exists in this supergraph; then it is planned */
  planIfValid({ document, operationName, hash }: NamedOperation): boolean {
    try {
      if (validate(this.schema, document).length > 0) return false
      this.plan(document, operationName, hash)
      return true
    } catch {
      return false
    }
  }

  /** @param node of the plan, when it is not the whole: of a subscription, what completes one event */
  async execute(run: {
    planned: Planned
    node?: PlanNode
    variables?: Record<string, unknown>
    sources: ServiceMap
    context: RequestContext
  }): Promise<ExecutionResult> {
    const { planned, node = planned.plan.node as PlanNode | undefined, variables = {}, sources, context } = run
    const answer = runPlan(planned, node, this.#schemas, { variables, sources, context })
    const { nodes, definition } = planned
    return nodes.length === 0
      ? answer
      : nodeWitness(nodes, definition, this.#nodeOwners, { variables, sources, context })(answer)
  }
}

/** Then naming it or not is the same. */
function isAlone({ definitions }: DocumentNode): boolean {
  return definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1
}
