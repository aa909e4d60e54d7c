import type { ServiceMap } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { prefixes, prefixOf } from '@passerelle/kernel'
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { RequestContext } from './subgraph.ts'

/** `Query.node` belongs to this subgraph; it knows its own entities, and of all others no more than the type. */
const nodeSubgraph = 'employers'

/** The fields `node` of an operation's root: one for each name in the answer. */
export type NodeFields = readonly FieldNode[]

interface Asked {
  /** The name in the answer. */
  name: string
  owner: string
  reference: { __typename: string; id: string }
}

/** Found once for each operation, fragments included; whether a field is skipped shows in its answer. */
export function nodeFields(document: DocumentNode, operation: OperationDefinitionNode): NodeFields {
  if (operation.operation !== 'query') return []
  const found = new Map<string, FieldNode>()
  const look = ({ selections }: SelectionSetNode) => {
    for (const one of selections) {
      if (one.kind === Kind.INLINE_FRAGMENT) look(one.selectionSet)
      else if (one.kind === Kind.FRAGMENT_SPREAD) look(fragment(document, one.name.value))
      else if (one.name.value === 'node') found.set(one.alias?.value ?? one.name.value, one)
    }
  }
  look(operation.selectionSet)
  return [...found.values()]
}

/**
 * A `node` of another service is a bare reference until a field of that service is selected, and says nothing of whether
 * it exists or the viewer may see it. So its owner is asked, beside the plan; what the owner does not give is null as a
 * whole, and without an error that would tell the one case from the other.
 * @returns what the answer of the plan becomes
 */
export function nodeWitness(
  fields: NodeFields,
  { variableDefinitions = [] }: OperationDefinitionNode,
  owners: ReadonlyMap<string, string>,
  run: { variables: Record<string, unknown>; sources: ServiceMap; context: RequestContext },
): (answer: Promise<ExecutionResult>) => Promise<ExecutionResult> {
  const idOf = (field: FieldNode) => idArgument(field, variableDefinitions, run.variables)
  const asked = fields.flatMap((field) => askedOf(field, idOf(field), owners) ?? [])
  const byOwner = [...Map.groupBy(asked, ({ owner }) => owner)]
  const witnesses = byOwner.map(([owner, some]) => absent(owner, some, run))
  return async (answer) => {
    const [result, ...found] = await Promise.all([answer, ...witnesses])
    return found.reduce(withoutAbsent, result)
  }
}

interface Absent {
  names: ReadonlySet<string>
  faults: readonly GraphQLError[]
}

const question = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }'

async function absent(
  owner: string,
  asked: readonly Asked[],
  { sources, context }: { sources: ServiceMap; context: RequestContext },
): Promise<Absent> {
  const request = { query: question, variables: { representations: asked.map(({ reference }) => reference) } }
  // Only these are read by our data source.
  const options = { request, context } as unknown as Parameters<ServiceMap[string]['process']>[0]
  try {
    const { data, errors = [] } = await sources[owner]!.process(options)
    const entities = (data?._entities ?? []) as unknown[]
    const names = asked.filter((_, index) => !entities[index]).map(({ name }) => name)
    return { names: new Set(names), faults: errors.flatMap((error) => faultOf(error, asked) ?? []) }
  } catch (error) {
    const { message } = error as Error
    const faults = asked.map(({ name }) => new GraphQLError(message, { path: [name], originalError: error as Error }))
    return { names: new Set(asked.map(({ name }) => name)), faults }
  }
}

type ResponseError = NonNullable<GatewayGraphQLResponse['errors']>[number]

function faultOf({ message, path, extensions }: ResponseError, asked: readonly Asked[]): GraphQLError | undefined {
  if (extensions?.code === 'FORBIDDEN') return undefined
  const name = asked[Number(path?.[1])]?.name
  return new GraphQLError(message, { path: name === undefined ? undefined : [name], extensions })
}

function withoutAbsent(result: ExecutionResult, { names, faults }: Absent): ExecutionResult {
  const { data } = result
  if (!data) return result
  const shown = Object.keys(data).filter((name) => names.has(name))
  if (shown.length === 0) return result
  for (const name of shown) data[name] = null
  const others = (result.errors ?? []).filter(({ path }) => !names.has(String(path?.[0])))
  const errors = [...others, ...faults]
  return { ...(errors.length > 0 && { errors }), data }
}

function askedOf(field: FieldNode, id: string | undefined, owners: ReadonlyMap<string, string>): Asked | undefined {
  const prefix = prefixOf(id)
  if (id === undefined || prefix === undefined) return undefined
  const type = prefixes[prefix]
  const owner = owners.get(type)
  if (owner === undefined || owner === nodeSubgraph) return undefined
  return { name: field.alias?.value ?? field.name.value, owner, reference: { __typename: type, id } }
}

function idArgument(
  { arguments: args = [] }: FieldNode,
  definitions: readonly VariableDefinitionNode[],
  variables: Record<string, unknown>,
): string | undefined {
  const given = args.find(({ name }) => name.value === 'id')?.value
  if (given?.kind !== Kind.VARIABLE) return textOf(given)
  const name = given.name.value
  const { defaultValue } = definitions.find(({ variable }) => variable.name.value === name) ?? {}
  const value = Object.hasOwn(variables, name) ? variables[name] : textOf(defaultValue)
  return typeof value === 'string' ? value : undefined
}

function textOf(value: ValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined
}

function fragment(document: DocumentNode, name: string): SelectionSetNode {
  const found = document.definitions.find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name)
  // Validation has seen to it that there is one.
  return (found as { selectionSet: SelectionSetNode }).selectionSet
}
