import { type Policies, rootNames } from './policies.ts'
import type { Viewer } from './viewer.ts'

/** A rule that can be asked, whatever parameters it was written with (see policies.ts). */
export type Asked = 'anyone' | ((viewer: unknown, about: unknown, ctx: unknown, args?: unknown) => unknown)

const nobody = () => false

/**
 * What is asked about a root field ('Query.event'), a type or one of its fields. An API key never meets the rules that were
 * written for people: what `byKey` does not name is closed to it, but for value objects and fields without a rule.
 */
export function ruleFor(policies: Policies, name: string, viewer: Pick<Viewer, 'key'>): Asked {
  return viewer.key ? ruleForKeys(policies, name) : ruleForPeople(policies, name)
}

export function ruleForPeople(policies: Policies, name: string): Asked {
  const [type, field] = name.split('.') as [string, string | undefined]
  const isRoot = (rootNames as readonly string[]).includes(type)
  const rule = isRoot ? (policies[type] as Record<string, unknown> | undefined)?.[field!] : policies[name]
  return rule === undefined ? 'anyone' : (rule as Asked)
}

function ruleForKeys(policies: Policies, name: string): Asked {
  const named = policies.byKey?.[name]
  if (named !== undefined) return named as Asked
  const ofRoot = rootNames.some((root) => name.startsWith(`${root}.`))
  return !ofRoot && policies[name] === undefined ? 'anyone' : nobody
}
