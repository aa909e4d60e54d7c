import { z } from 'zod'

/** A change since the last release that somebody must be told of. */
export interface Break {
  /** For instance `FIELD_REMOVED`. */
  readonly change: string
  /** Of the element: `Type.field.argument` of the graph, or a topic and the way into what it carries. */
  readonly path: string
  readonly message: string
}

/** Breaks that those concerned were told of, and why they are worth it. */
export const declaredBreaks = z.array(
  z.strictObject({ change: z.string(), path: z.string(), reason: z.string().trim().min(20) }),
)
export type DeclaredBreak = z.output<typeof declaredBreaks>[number]

/** Sentences for whoever runs the check; none when all is well. */
export function complaints(breaking: readonly Break[], declared: readonly DeclaredBreak[]): string[] {
  const undeclared = breaking.filter((found) => !declared.some((one) => isOf(one, found)))
  const stale = declared.filter((one) => !breaking.some((found) => isOf(one, found)))
  return [
    ...undeclared.map(({ change, path, message }) => `breaks: ${message} (${change} at ${path})`),
    ...stale.map(({ change, path }) => `declared, but not so: ${change} at ${path}`),
  ]
}

function isOf(declared: DeclaredBreak, found: Break): boolean {
  return declared.change === found.change && declared.path === found.path
}
