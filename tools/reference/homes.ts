import { type DocumentNode, Kind } from 'graphql'

/** On which page each type and root field is described. */
export interface Homes {
  ofType(name: string): string
  /** @param field of Query, Mutation or Subscription, as `Query.me` */
  ofRootField(field: string): string
}

/** The page of what belongs to no service in particular: scalars, the interface of refusals, page information. */
export const common = 'common'

/**
 * A type that several services know is described with the one that gives it the most fields, and an entity is never a
 * scalar or enum: those, and types that all of them know alike, are common.
 * @param subgraphs the SDL of each service by its name
 */
export function homesOf(subgraphs: Readonly<Record<string, DocumentNode>>): Homes {
  const fields = new Map<string, Map<string, number>>()
  const roots = new Map<string, string>()
  for (const [service, { definitions }] of Object.entries(subgraphs)) {
    for (const definition of definitions) {
      if (!('name' in definition) || !definition.name) continue
      const type = definition.name.value
      const own = 'fields' in definition ? (definition.fields ?? []) : []
      const counts = fields.get(type) ?? new Map<string, number>()
      fields.set(type, counts.set(service, (counts.get(service) ?? 0) + own.length))
      for (const field of own) {
        if (field.kind !== Kind.FIELD_DEFINITION) continue
        const root = `${type}.${field.name.value}`
        roots.set(root, roots.has(root) ? common : service)
      }
    }
  }
  return {
    ofType: (name) => largest(fields.get(name) ?? new Map()),
    ofRootField: (field) => roots.get(field) ?? common,
  }
}

function largest(counts: ReadonlyMap<string, number>): string {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  if (!first || first[1] === second?.[1]) return common
  return first[0]
}
