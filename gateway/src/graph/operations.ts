import { cut } from '@passerelle/kernel'
import { parseDocument } from '@passerelle/service-kit/without-orm'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Graph } from './graph.ts'
import { checkDefinitions, checkPageSizes, limitRules, pageSizeVariables } from './limits.ts'
import type { LiveGraph } from './live-graph.ts'
import type { AskedDocument, PersistedOperations } from './persisted-operations.ts'

export interface Operation {
  /** The supergraph that it is valid for. */
  graph: Graph
  /** The document's text, also where the client named it by an id. */
  query: string
  document: DocumentNode
  definition: OperationDefinitionNode
  operationName: string | undefined
}

export interface Asked extends AskedDocument {
  operationName?: unknown
  variables?: unknown
}

/** Reads what a client sent, over HTTP or a socket: parsed, within limits, valid, and one operation of it chosen. */
export type OperationReader = (asked: Asked) => Operation

interface Known {
  document: DocumentNode
  /** Names of the variables that say how long a page is. */
  pageSizes: readonly string[]
}

/** Documents known to be good, so that a repeated one is not read again; long ones are rare and not kept. */
const maxKnown = 2000
const maxKnownLength = 10_000

/**
 * Every mistake is a GraphQLError with the HTTP status 400, also where the engine would overflow its stack.
 * @param persisted what ids name
 * @param developer whether introspection and "Did you mean" are offered
 */
export function operationReader(live: LiveGraph, persisted: PersistedOperations, developer: boolean): OperationReader {
  const rules = [...limitRules, ...(developer ? [] : [NoSchemaIntrospectionCustomRule])]
  const known = new LRUCache<string, Known>({ max: maxKnown })
  live.onSwitch(() => known.clear())
  return (asked) => {
    const query = persisted.textOf(asked)
    const { operationName, variables } = asked
    if (typeof query !== 'string' || query.trim() === '') throw mistake('The request has no `query`.', 'BAD_REQUEST')
    checkVariables(variables)
    const graph = live.current
    const { schema } = graph
    const { document, pageSizes } = known.get(query) ?? learnt(read(schema, query, rules, developer))
    if (query.length <= maxKnownLength) known.set(query, { document, pageSizes })
    const operation = { graph, query, document, ...chosen(document, operationName) }
    // `null` is as good as nothing (GraphQL over HTTP, 5.1).
    checkValues(operation, pageSizes, (variables ?? {}) as Record<string, unknown>, developer)
    return operation
  }
}

function learnt(document: DocumentNode): Known {
  return { document, pageSizes: pageSizeVariables(document) }
}

function read(schema: GraphQLSchema, query: string, rules: typeof limitRules, developer: boolean): DocumentNode {
  const document = orMistake(() => parseDocument(query), 'GRAPHQL_PARSE_FAILED')
  checkDefinitions(document.definitions.length)
  // The limits go first: what they refuse is not worth validating.
  const validated = orMistake(() => {
    const tooMuch = validate(schema, document, limitRules, { maxErrors: 5 })
    return tooMuch.length > 0 ? tooMuch : validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 20 })
  }, 'GRAPHQL_VALIDATION_FAILED')
  const [first] = validated
  if (first) throw mistake(developer ? first.message : withoutHint(first.message), 'GRAPHQL_VALIDATION_FAILED', first)
  return document
}

function chosen(document: DocumentNode, operationName: unknown): Pick<Operation, 'definition' | 'operationName'> {
  const name = typeof operationName === 'string' && operationName !== '' ? operationName : undefined
  const definition = getOperationAST(document, name)
  if (definition) return { definition, operationName: name }
  const names = document.definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? (d.name?.value ?? []) : []))
  const message = name
    ? `There is no operation named "${cut(name, 100)}" in the document.`
    : `The document has several operations (${names.join(', ')}): say in \`operationName\` which one to run.`
  throw mistake(message, 'OPERATION_RESOLUTION_FAILURE')
}

/** Variables become JSON for the subgraphs and are coerced recursively: depth is stack. */
function checkVariables(variables: unknown): void {
  if (variables === undefined || variables === null) return
  if (typeof variables !== 'object' || Array.isArray(variables)) {
    throw mistake('`variables` must be an object.', 'BAD_REQUEST')
  }
  // The planner calls its own variable for entities this.
  if ('representations' in variables) throw mistake('A variable may not be called `representations`.', 'BAD_REQUEST')
  if (depthOf(variables) > 40) throw mistake('The variables are nested too deeply.', 'BAD_REQUEST')
}

function depthOf(value: object): number {
  let depth = 0
  let level: object[] = [value]
  while (level.length > 0 && depth <= 40) {
    depth++
    level = level.flatMap((one) => Object.values(one).filter((v) => typeof v === 'object' && v !== null))
  }
  return depth
}

function checkValues(
  { graph, definition }: Operation,
  pageSizes: readonly string[],
  variables: Record<string, unknown>,
  developer: boolean,
): void {
  const { variableDefinitions = [] } = definition
  if (variableDefinitions.length === 0) return
  const { errors: [first] = [], coerced = {} } = orMistake(
    () => getVariableValues(graph.schema, variableDefinitions, variables, { maxErrors: 5 }),
    'BAD_USER_INPUT',
  )
  if (first) throw mistake(developer ? first.message : withoutHint(first.message), 'BAD_USER_INPUT', first)
  checkPageSizes(pageSizes.map((name) => coerced[name]))
}

function orMistake<T>(work: () => T, code: string): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof GraphQLError) throw mistake(error.message, code, error)
    throw mistake('The document is too deep or too tangled to be read.', code)
  }
}

function withoutHint(message: string): string {
  return message.replace(/ Did you mean .*$/s, '')
}

function mistake(message: string, code: string, at?: GraphQLError): GraphQLError {
  const { nodes, source, positions } = at ?? {}
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, http: { status: 400 } } })
}

/** Whether it only asks about the schema itself. */
export function isIntrospection({ definition }: Operation): boolean {
  const { selections } = definition.selectionSet
  return (
    definition.operation === 'query' &&
    selections.every((s) => s.kind === Kind.FIELD && ['__schema', '__type', '__typename'].includes(s.name.value))
  )
}
