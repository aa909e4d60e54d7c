import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway'
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface'
import { GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql'

type Path = readonly (string | number)[]
type Entity = { __typename?: string }

/** Errors that one fetch leaves at most: whoever asks for a hundred things with ten fields each has seen by then. */
const mostErrors = 200

/**
 * A fetch that fails costs only what it was to bring: where the executor of `@apollo/gateway` (2.14) would say once that
 * something failed, each field that is missing gets the error with its path, as if the subgraph had said so.
 */
export function failingInPlace(source: GraphQLDataSource): GraphQLDataSource {
  return {
    async process(options) {
      try {
        return await source.process(options)
      } catch (error) {
        return failed(options.request, error)
      }
    },
  }
}

function failed(
  { query = '', variables = {} }: GraphQLDataSourceProcessOptions['request'],
  thrown: unknown,
): GatewayGraphQLResponse {
  const cause = thrown instanceof Error ? thrown : new Error(String(thrown))
  const errors = missing(query, variables).map(
    (path) =>
      new GraphQLError(cause.message, {
        path,
        originalError: cause,
        extensions: cause instanceof GraphQLError ? cause.extensions : undefined,
      }),
  )
  return { errors, data: undefined } as unknown as GatewayGraphQLResponse
}

function missing(query: string, variables: Record<string, unknown>): Path[] {
  const document = parse(query, { noLocation: true })
  const fragments = new Map<string, SelectionSetNode>()
  let root: SelectionSetNode | undefined
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one.selectionSet)
    if (one.kind === Kind.OPERATION_DEFINITION) root = one.selectionSet
  }
  const { representations } = variables
  if (!Array.isArray(representations)) return names(root!, undefined, fragments).map((name) => [name])
  const [entities] = root!.selections
  const below = entities?.kind === Kind.FIELD ? entities.selectionSet! : root!
  return (representations as Entity[])
    .flatMap(({ __typename }, index) => names(below, __typename, fragments).map((name) => ['_entities', index, name]))
    .slice(0, mostErrors)
}

/** Names in the answer of what is selected of a type; of any, when none is given. */
function names(
  { selections }: SelectionSetNode,
  type: string | undefined,
  fragments: ReadonlyMap<string, SelectionSetNode>,
): string[] {
  return selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return one.name.value === '__typename' ? [] : [one.alias?.value ?? one.name.value]
    if (one.kind === Kind.FRAGMENT_SPREAD) return names(fragments.get(one.name.value)!, type, fragments)
    const of = one.typeCondition?.name.value
    return of === undefined || type === undefined || of === type ? names(one.selectionSet, type, fragments) : []
  })
}
