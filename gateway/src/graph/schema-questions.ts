import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FieldNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/**
 * What an operation asks about the schema itself. GraphQL's own engine answers that, and the planner does not hear of it: the
 * one of `@apollo/query-planner` 2.14 does not know all fields of introspection, `isOneOf` for one.
 */
export interface SchemaQuestions {
  /** The operation without them, for the planner. */
  readonly rest: DocumentNode
  /** Puts the answers beside what the rest was answered, in the order of the question. */
  answered(schema: GraphQLSchema, rest: ExecutionResult, variables: Readonly<Record<string, unknown>>): ExecutionResult
}

/** @returns nothing where the operation asks none; it has been found to be valid */
export function schemaQuestions(
  document: DocumentNode,
  operationName: string | undefined,
): SchemaQuestions | undefined {
  const operation = getOperationAST(document, operationName)!
  const fragments = new Map(
    document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
  )
  const fragment = (name: string) => fragments.get(name)!
  const questions = only(operation.selectionSet, fragment)
  if (questions.selections.length === 0) return undefined
  const asking = { ...document, definitions: [{ ...operation, selectionSet: questions }, ...fragments.values()] }
  const names = namesOf(operation.selectionSet, fragment)
  return {
    rest: visit(document, {
      // Of a type of introspection: nobody is left who uses it.
      FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? null : undefined),
      SelectionSet(set) {
        const selections = set.selections.filter((one) => !asksAboutSchema(one))
        if (selections.length === set.selections.length) return undefined
        return { ...set, selections: selections.length > 0 ? selections : [nothing] }
      },
    }),
    answered(schema, rest, variables) {
      const told = execute({ schema, document: asking, variableValues: variables }) as ExecutionResult
      const errors = [...(rest.errors ?? []), ...(told.errors ?? [])]
      const all = rest.data && told.data ? inOrder(names, { ...rest.data, ...told.data }) : null
      return { ...(errors.length > 0 && { errors }), data: all }
    },
  }
}

type Fragments = (name: string) => { selectionSet: SelectionSetNode }

/** Selected where nothing else is left; it is not among the names that were asked for. */
const nothing: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: '__nothing' },
  name: { kind: Kind.NAME, value: '__typename' },
}

function asksAboutSchema(one: SelectionNode): boolean {
  return one.kind === Kind.FIELD && (one.name.value === '__schema' || one.name.value === '__type')
}

/** Of a root's selections those about the schema; fragments are written out, as others may use them whole. */
function only({ selections, ...set }: SelectionSetNode, fragment: Fragments): SelectionSetNode {
  const kept = selections.flatMap((one): SelectionNode[] => {
    if (one.kind === Kind.FIELD) return asksAboutSchema(one) ? [one] : []
    const within = only(
      one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragment(one.name.value).selectionSet,
      fragment,
    )
    return within.selections.length === 0
      ? []
      : [{ kind: Kind.INLINE_FRAGMENT, directives: one.directives, selectionSet: within }]
  })
  return { ...set, selections: kept }
}

function namesOf({ selections }: SelectionSetNode, fragment: Fragments): string[] {
  return selections.flatMap((one) => {
    if (one.kind === Kind.FIELD) return [(one.alias ?? one.name).value]
    return namesOf(
      one.kind === Kind.INLINE_FRAGMENT ? one.selectionSet : fragment(one.name.value).selectionSet,
      fragment,
    )
  })
}

function inOrder(names: readonly string[], data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (Object.hasOwn(data, name) ? [[name, data[name]]] : [])))
}
