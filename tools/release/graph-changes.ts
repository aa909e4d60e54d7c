import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'
import type { Break } from './breaks.ts'

/** What clients notice from one schema to a later one: what breaks a valid operation, then the others. */
export async function graphChanges(before: GraphQLSchema, after: GraphQLSchema) {
  const changes = await diff(before, after)
  const of = (level: CriticalityLevel) => changes.filter(({ criticality }) => criticality.level === level).map(said)
  return {
    breaking: of(CriticalityLevel.Breaking),
    /** A new enum value or member of a union: operations stay valid, but a client may meet what it does not know. */
    dangerous: of(CriticalityLevel.Dangerous),
    harmless: of(CriticalityLevel.NonBreaking),
  }
}

const said = ({ type, path = '', message }: Change): Break => ({ change: type, path, message })
