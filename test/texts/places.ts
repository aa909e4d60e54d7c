import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql'

/** Where an input holds a text: `['candidates', 0, 'firstName']`, the first of a list. */
export interface Place {
  readonly path: readonly (string | number)[]
  /** Of the scalar: `String`, `URL`. */
  readonly scalar: string
}

export const named = ({ path }: Place) => path.join('.')

/** Scalars that a text is none of. */
const otherThanText = ['Boolean', 'DateTime', 'Float', 'ID', 'Int']

const isText = (scalar: string) => !otherThanText.includes(scalar)

/** The places of every mutation's `input` that a text can stand in, by the mutation's name; those without one left out. */
export const textsOfMutations = (schema: GraphQLSchema) => placesOfMutations(schema, isText)

/** The same of ids. */
export const idsOfMutations = (schema: GraphQLSchema) => placesOfMutations(schema, (scalar) => scalar === 'ID')

function placesOfMutations(schema: GraphQLSchema, wanted: (scalar: string) => boolean): Map<string, Place[]> {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
  const found = mutations.map(({ name, args }) => {
    const [input, ...others] = args
    if (input?.name !== 'input' || others.length > 0) throw new Error(`${name} takes more than one input`)
    return [name, placesIn(input.type, [], wanted)] as const
  })
  return new Map(found.filter(([, places]) => places.length > 0))
}

/** The lists that are narrowed by a text, and where in their arguments it stands: `Query.employers` by `filter.search`. */
export function textsOfFilters(schema: GraphQLSchema): { type: string; field: string; place: Place }[] {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type))
  return types.flatMap((type) =>
    Object.values(type.getFields()).flatMap((field) => {
      const filter = field.args.find(({ name }) => name === 'filter')
      const places = filter ? placesIn(filter.type, ['filter'], isText) : []
      return places.map((place) => ({ type: type.name, field: field.name, place }))
    }),
  )
}

function placesIn(type: GraphQLInputType, path: Place['path'], wanted: (scalar: string) => boolean): Place[] {
  if (isNonNullType(type)) return placesIn(type.ofType, path, wanted)
  if (isListType(type)) return placesIn(type.ofType, [...path, 0], wanted)
  const { name } = getNamedType(type)
  if (isScalarType(type)) return wanted(name) ? [{ path, scalar: name }] : []
  if (!isInputObjectType(type)) return []
  return Object.values(type.getFields()).flatMap((field) => placesIn(field.type, [...path, field.name], wanted))
}

/** The input with this text at the place; lists and objects on the way are made where they are missing. */
export function withText<T extends object>(input: T, { path }: Place, text: string): T {
  const copy = structuredClone(input)
  let at = copy as Record<string | number, unknown>
  for (const [index, step] of path.slice(0, -1).entries()) {
    at[step] ??= typeof path[index + 1] === 'number' ? [] : {}
    at = at[step] as typeof at
  }
  at[path.at(-1)!] = text
  return copy
}
