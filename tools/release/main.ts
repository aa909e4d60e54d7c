/**
 * `npm run release:schema`: what changed in the graph and the contracts since the last release, and the state of today as
 * the released one: graph, contracts, migrations, and the rows that the demo leaves in a house of its own.
 * With `--check` it writes nothing and exits with 1 when a change breaks clients or readers of events and is not declared
 * in `released/breaks.json`, when a deprecation is not kept, or when a released migration was edited.
 */
import { serviceNames } from '../../house/keeper/secrets.ts'
import manifest from '../../package.json' with { type: 'json' }
import { apiSchema } from '../api-schema.ts'
import { complaints } from './breaks.ts'
import { contractChanges, topicsOf } from './contract-changes.ts'
import { brokenPromises } from './deprecations.ts'
import { graphChanges } from './graph-changes.ts'
import { editedMigrations, migrationsOf } from './migrations.ts'
import { declarations, type Released, release, released } from './state.ts'

const before = released()
const migrations = await Promise.all(serviceNames.map(async (name) => [name, await migrationsOf(name)] as const))
const today: Released = {
  version: manifest.version,
  graph: apiSchema(),
  contracts: topicsOf(),
  migrations: Object.fromEntries(migrations),
}

const graph = await graphChanges(before.graph, today.graph)
const contracts = contractChanges(before.contracts, today.contracts)
const found = [
  ...complaints([...graph.breaking, ...contracts.breaking], declarations()),
  ...brokenPromises(before.graph, today.graph, graph.breaking, new Date().toISOString().slice(0, 10)),
  ...migrations.flatMap(([name, list]) => editedMigrations(name, before.migrations[name] ?? [], list)),
]

if (found.length > 0) {
  process.exitCode = 1
  console.error('Against the last release (the folder released; CONTRIBUTING.md says how to declare a break):')
  for (const complaint of found) console.error(`  ${complaint}`)
} else if (!process.argv.includes('--check')) {
  const { demoRows } = await import('./demo-rows.ts')
  release(today, await demoRows())
  for (const [what, changes] of Object.entries({ graph, contracts })) {
    for (const [kind, list] of Object.entries(changes)) {
      console.log(`${what}: ${list.length} ${kind}`)
      for (const { message } of list) console.log(`  ${message}`)
    }
  }
}
