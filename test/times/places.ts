import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql'

/** A field, and the type that has it. */
export interface Asked {
  readonly parent: string
  readonly field: GraphQLField<unknown, unknown>
}

/** Where a field takes a day or an instant: `input.days.date` as a path. */
export interface Place extends Asked {
  readonly path: readonly string[]
  readonly scalar: 'Date' | 'DateTime'
}

/** Every place of every field of the schema that takes a day or an instant. */
export function placesOfTimes(schema: GraphQLSchema): Place[] {
  return fieldsOf(schema).flatMap(({ parent, field }) =>
    field.args.flatMap((arg) =>
      timesIn(arg.type).map(({ path, scalar }) => ({ field, parent, path: [arg.name, ...path], scalar })),
    ),
  )
}

/** Every field of the schema that begins behind a cursor. */
export function listsOf(schema: GraphQLSchema): Asked[] {
  return fieldsOf(schema).filter(({ field }) => field.args.some(({ name }) => name === 'after'))
}

function fieldsOf(schema: GraphQLSchema): Asked[] {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  return types
    .filter(({ name }) => !name.startsWith('__') && name !== 'Subscription')
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ parent: type.name, field })))
}

function timesIn(type: GraphQLInputType): { path: string[]; scalar: Place['scalar'] }[] {
  const named = getNamedType(type)
  if (named.name === 'Date' || named.name === 'DateTime') return [{ path: [], scalar: named.name }]
  if (!isInputObjectType(named)) return []
  return Object.values(named.getFields()).flatMap((field) =>
    timesIn(field.type).map(({ path, scalar }) => ({ path: [field.name, ...path], scalar })),
  )
}

/** The arguments with another value at the place; what lies on the way is made where it is not. */
export function withValue(given: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return Array.isArray(given) ? [value] : value
  if (Array.isArray(given)) return [withValue(given[0], [name, ...rest], value), ...given.slice(1)]
  const object = (given ?? {}) as Record<string, unknown>
  return { ...object, [name]: withValue(object[name], rest, value) }
}
