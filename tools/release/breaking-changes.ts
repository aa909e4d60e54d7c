import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'

/** Breaks that clients were told of, and why they are worth it. */
export const declaredBreaks = z.array(
  z.strictObject({
    /** As the check names it, for instance `FIELD_REMOVED`. */
    change: z.string(),
    /** Of the element: `Type`, `Type.field` or `Type.field.argument`. */
    path: z.string(),
    reason: z.string().trim().min(20),
  }),
)
export type DeclaredBreak = z.output<typeof declaredBreaks>[number]

/** Changes that clients notice, from one schema to a later one: those that break a valid operation, then the others. */
export async function changesBetween(before: GraphQLSchema, after: GraphQLSchema) {
  const changes = await diff(before, after)
  const of = (...levels: CriticalityLevel[]) => changes.filter(({ criticality }) => levels.includes(criticality.level))
  return {
    breaking: of(CriticalityLevel.Breaking),
    /** A new enum value or member of a union: operations stay valid, but a client may meet what it does not know. */
    dangerous: of(CriticalityLevel.Dangerous),
    harmless: of(CriticalityLevel.NonBreaking),
  }
}

/** Sentences for whoever runs the check; none when all is well. */
export function complaints(breaking: readonly Change[], declared: readonly DeclaredBreak[]): string[] {
  const undeclared = breaking.filter((change) => !declared.some((one) => isOf(one, change)))
  const stale = declared.filter((one) => !breaking.some((change) => isOf(one, change)))
  return [
    ...undeclared.map(({ type, path, message }) => `breaks clients: ${message} (${type} at ${path})`),
    ...stale.map(({ change, path }) => `declared, but not so: ${change} at ${path}`),
  ]
}

function isOf({ change, path }: DeclaredBreak, found: Change): boolean {
  return found.type === change && found.path === path
}
