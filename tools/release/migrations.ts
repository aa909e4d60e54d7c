import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MigrationEntry, namedMigrations } from '@passerelle/persistence'
import { root } from '../services.ts'

/** The migrations of one service, in the order in which they run; the last one is the state of its database. */
export type Migrations = readonly { readonly name: string; readonly sha256: string }[]

/** What a service lists today, with a fingerprint of what each one says. */
export async function migrationsOf(service: string): Promise<Migrations> {
  const list = join(root, 'services', service, 'src', 'migrations', 'index.ts')
  const { migrations } = (await import(list)) as { migrations: MigrationEntry[] }
  const sources = [join('services', service, 'src', 'migrations'), join('packages', '*', 'src')]
    .flatMap((folder) => globSync(join(folder, '**', '*.ts'), { cwd: root }))
    .map((file) => readFileSync(join(root, file), 'utf8'))
  return namedMigrations(migrations).map((migration) => {
    const declares = new RegExp(`^export class ${(migration.class as { name: string }).name} extends Migration\\b`, 'm')
    const [source, ...others] = sources.filter((text) => declares.test(text))
    if (!source || others.length > 0)
      throw new Error(`${service}: the migration ${migration.name} has no file of its own.`)
    return { name: migration.name, sha256: fingerprint(source) }
  })
}

/** Of everything but the imports: a file may move, and what it imports, too. */
function fingerprint(source: string): string {
  return createHash('sha256')
    .update(source.replaceAll(/^import [^;]*?'[^']+'\n/gm, '').trim())
    .digest('hex')
}

/** Sentences for whoever runs the check; none when all is well. */
export function editedMigrations(service: string, released: Migrations, today: Migrations): string[] {
  const now = new Map(today.map(({ name, sha256 }) => [name, sha256]))
  return released.flatMap(({ name, sha256 }) => {
    if (!now.has(name)) return [`${service}: the released migration ${name} is there no more; databases have run it`]
    return now.get(name) === sha256 ? [] : [`${service}: the released migration ${name} was edited; write a new one`]
  })
}
