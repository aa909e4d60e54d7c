import { type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql'

/**
 * What an answer shows, as `Type.field` of every value that tells something. Not counted: ids (the asker gave them),
 * nulls, empty lists, zero, false and empty texts; and whatever belongs to the asker, a page of it too.
 */
export function sightsOf(
  schema: GraphQLSchema,
  rootType: string,
  data: unknown,
  own: ReadonlySet<string>,
): Set<string> {
  const seen = new Set<string>()
  look(schema, rootType, data, own, seen)
  return seen
}

type Answer = Record<string, unknown> & { __typename?: string; id?: string }

function look(
  schema: GraphQLSchema,
  typeName: string,
  value: unknown,
  own: ReadonlySet<string>,
  seen: Set<string>,
): void {
  if (Array.isArray(value)) {
    for (const one of value) look(schema, typeName, one, own, seen)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const object = value as Answer
  if (isOwn(object, own) || isPageOfOwn(object, own)) return
  const type = schema.getType(object.__typename ?? typeName)
  if (!isObjectType(type)) return
  for (const [name, inner] of Object.entries(object)) {
    const field = type.getFields()[name]
    if (!field) continue
    const named = getNamedType(field.type)
    if (!isLeafType(named)) look(schema, named.name, inner, own, seen)
    else if (named.name !== 'ID' && tells(inner)) seen.add(`${type.name}.${name}`)
  }
}

function isOwn({ id }: Answer, own: ReadonlySet<string>): boolean {
  return id !== undefined && own.has(id)
}

function isPageOfOwn({ nodes, edges }: Answer, own: ReadonlySet<string>): boolean {
  const ofEdges = Array.isArray(edges) ? edges.map(({ node }) => node) : []
  const all = [...ofEdges, ...(Array.isArray(nodes) ? nodes : [])]
  return all.length > 0 && all.every((node) => node && isOwn(node, own))
}

function tells(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(tells)
  return value !== null && value !== undefined && value !== 0 && value !== false && value !== ''
}
