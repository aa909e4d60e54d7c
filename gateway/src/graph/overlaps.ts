import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql'

/**
 * Steps that finding out whether fields of one name agree may take in a document, about a microsecond each. GraphQL's own
 * rule stops at 500,000, which is half a second.
 */
const maxComparisons = 25_000

/** Validation compares each field with every other of the same name in the same place: quadratic in how often it is there. */
export function overlaps(context: ValidationContext): ASTVisitor {
  return {
    Document({ definitions }) {
      const sets = definitions.flatMap((one) => ('selectionSet' in one && one.selectionSet ? [one.selectionSet] : []))
      if (comparisons(sets, (name) => context.getFragment(name)) <= maxComparisons) return
      context.reportError(new GraphQLError('The document selects the same fields too often in the same place.'))
    },
  }
}

type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined

/** How many there are, and the selections looked at to know it; counted no further than the limit, wherever fragments lead. */
function comparisons(sets: readonly SelectionSetNode[], fragmentOf: FragmentOf): number {
  let count = 0
  const waiting = sets.map((set) => [set])
  for (let merged = waiting.pop(); merged && count <= maxComparisons; merged = waiting.pop()) {
    const { byName, looked } = fieldsOf(merged, fragmentOf)
    count += looked
    for (const fields of byName.values()) {
      count += (fields.length * (fields.length - 1)) / 2
      const below = fields.flatMap(({ selectionSet }) => selectionSet ?? [])
      if (below.length > 0) waiting.push(below)
    }
  }
  return count
}

/** The fields of selections that become one object, by the name they have in the answer; each fragment once. */
function fieldsOf(merged: readonly SelectionSetNode[], fragmentOf: FragmentOf) {
  const byName = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  const waiting = [...merged]
  let looked = 0
  for (let set = waiting.pop(); set; set = waiting.pop()) {
    for (const selection of set.selections) {
      looked++
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        waiting.push(selection.selectionSet)
      } else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = spread.has(selection.name.value) ? undefined : fragmentOf(selection.name.value)
        spread.add(selection.name.value)
        if (fragment) waiting.push(fragment.selectionSet)
      } else {
        const name = (selection.alias ?? selection.name).value
        const others = byName.get(name)
        if (others) others.push(selection)
        else byName.set(name, [selection])
      }
    }
  }
  return { byName, looked }
}
