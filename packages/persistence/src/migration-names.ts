import type { MigrationObject } from '@mikro-orm/core'
import type { Migration } from '@mikro-orm/migrations'

export type MigrationClass = new (...args: ConstructorParameters<typeof Migration>) => Migration

/** A migration and the name under which the database remembers it; a bare class is remembered by its name in snake_case. */
export type MigrationEntry = MigrationClass | { name: string; class: MigrationClass }

/** @throws when a name is not snake_case or comes twice: either would run a migration again under another name. */
export function named(entries: MigrationEntry[]): MigrationObject[] {
  const seen = new Set<string>()
  return entries.map((entry) => {
    const migration = typeof entry === 'function' ? { name: snakeCase(entry.name), class: entry } : entry
    if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(migration.name)) {
      throw new Error(`The migration "${migration.name}" needs a snake_case name.`)
    }
    if (seen.has(migration.name)) throw new Error(`Two migrations are called "${migration.name}".`)
    seen.add(migration.name)
    return migration as MigrationObject
  })
}

function snakeCase(className: string): string {
  return className.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}
