import type { Projection } from '@passerelle/messaging'
import type { OrmOptions } from '@passerelle/persistence'
import type { BaseContext, Reading } from './context.ts'
import { type Policies, rootNames } from './policies.ts'

/** What a concept brings to its service. A type may be shared among modules; each of its fields is one module's. */
export interface Module {
  /** Part of the generated `Resolvers` of the service. */
  readonly resolvers?: object
  readonly policies?: Policies
  /** What a request reads of this concept. Called once for each request, and again after each change. */
  readonly loaders?: (reading: Reading<never>) => object
  /** What `table()` returned. */
  readonly tables?: OrmOptions['entities']
  /** Those of its tables that hold what other services say. */
  readonly projections?: readonly Projection[]
}

type Rules = Readonly<Record<string, unknown>>

/** All tables of the modules, for `createOrm` and for tests. */
export function tablesOf(modules: readonly Module[]): OrmOptions['entities'] {
  return modules.flatMap(({ tables }) => tables ?? [])
}

/** All projections of the modules: reactions that a service has, or has others that contain them. */
export function projectionsOf(modules: readonly Module[]): readonly Projection[] {
  return modules.flatMap(({ projections }) => projections ?? [])
}

/** A maker of the loaders of all modules for one request. */
export function loadersOf<Loaders>(
  modules: readonly Module[],
): (base: Pick<BaseContext, 'em' | 'viewer' | 'now'>) => Loaders {
  const makers = modules.flatMap(({ loaders }) => (loaders ? [loaders] : []))
  return ({ em, viewer, now }) => {
    const loaders = {}
    const reading = { em, viewer, now, loaders } as Reading<never>
    for (const make of makers) Object.assign(loaders, make(reading))
    return loaders as Loaders
  }
}

/** The policies of all modules as one. @throws Error when two modules decide the same thing */
export function policiesOf(modules: readonly Module[]): Policies {
  const all = modules.flatMap(({ policies }) => (policies ? [policies] : []))
  const group = (name: 'byKey' | (typeof rootNames)[number]) => [
    name,
    mergedOnce(
      all.map((one) => one[name] ?? {}),
      `policy of ${name}`,
    ),
  ]
  return {
    ...mergedOnce(all.map(typeRules), 'policy'),
    ...Object.fromEntries(['byKey' as const, ...rootNames].map(group)),
    byLink: all.flatMap(({ byLink }) => byLink ?? []),
  }
}

/** @throws Error when two modules resolve the same field */
export function checkResolvers(modules: readonly Module[]): void {
  const fields = modules.map(({ resolvers }) =>
    Object.fromEntries(
      Object.entries((resolvers ?? {}) as Record<string, object>).flatMap(([type, ofType]) =>
        Object.keys(ofType).map((field) => [`${type}.${field}`, true]),
      ),
    ),
  )
  mergedOnce(fields, 'resolver')
}

function typeRules({ byLink: _, byKey: __, ...policies }: Policies): Rules {
  return Object.fromEntries(
    Object.entries(policies).filter(([name]) => !(rootNames as readonly string[]).includes(name)),
  )
}

function mergedOnce(parts: readonly Rules[], what: string): Record<string, never> {
  const merged: Record<string, unknown> = {}
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) {
      if (name in merged) throw new Error(`Two modules bring a ${what} for ${name}`)
      merged[name] = value
    }
  }
  return merged as Record<string, never>
}
