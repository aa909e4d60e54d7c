import { sentenceOf } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import {
  defaultFieldResolver,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import type { BaseContext } from './context.ts'

const generalRefusal = 'ActionRefused'

/**
 * Makes refusals answer as data: in a union, `SLOT_TAKEN` becomes `SlotTaken` when the union has it, else
 * `ActionRefused`; its sentence is in the language of the viewer, its `details` are its further fields, and so it is with
 * problems of a form, which are refusals within one. Success types are told by `__typename`, by the name of
 * their class, or by being the only one. A `__resolveType` of the service goes first.
 */
export function addRefusals(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type) || type.name === '_Entity') continue
    const own = type.resolveType
    type.resolveType = (value, context, info, abstract) =>
      refusalType(schema, type, value) ?? own?.(value, context, info, abstract) ?? successType(schema, type, value)
  }
  for (const type of [...refusalTypes(schema), ...problemTypes(schema)]) {
    for (const field of Object.values(type.getFields())) {
      const own = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args, context, info) => {
        if (!isRefusal(source)) return own(source, args, context, info)
        if (field.name === 'message') return sentenceOf(source, (context as BaseContext).viewer.locale)
        return field.name in source.details ? source.details[field.name] : own(source, args, context, info)
      }
    }
  }
}

function problemTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => name.endsWith('Problem'))
}

export function refusalTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const refusal = schema.getType('Refusal')
  return isInterfaceType(refusal) ? schema.getPossibleTypes(refusal) : []
}

function refusalType(schema: GraphQLSchema, type: GraphQLAbstractType, value: unknown): string | undefined {
  if (!isRefusal(value)) return undefined
  const specific = value.code.toLowerCase().replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const members = schema.getPossibleTypes(type).map((member) => member.name)
  return members.includes(specific) ? specific : generalRefusal
}

function successType(schema: GraphQLSchema, type: GraphQLAbstractType, value: unknown): string | undefined {
  const members = schema.getPossibleTypes(type).map((member) => member.name)
  const named = value as { __typename?: string; constructor?: { name?: string } } | null
  if (named?.__typename) return named.__typename
  const ofClass = named?.constructor?.name
  if (ofClass && members.includes(ofClass)) return ofClass
  if (!isUnionType(type)) return undefined
  const refusals = new Set(refusalTypes(schema).map((refusal) => refusal.name))
  const successes = members.filter((member) => !refusals.has(member))
  return successes.length === 1 ? successes[0] : undefined
}
