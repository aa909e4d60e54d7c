/**
 * `npm run reference [-- --check]`: docs/schema, the graph as Markdown, from the supergraph, and what each mutation refuses, from
 * the code of the services; the latter as refusals.json, too. With `--check` it writes
 * nothing, names what is stale and exits with 1.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTypeDefs } from '../packages/service-kit/src/type-definitions.ts'
import { apiSchema } from './api-schema.ts'
import { homesOf } from './reference/homes.ts'
import { referencePages } from './reference/pages.ts'
import { refusalsOfMutations } from './refusals/mutations.ts'
import { root, servicesWithSchema } from './services.ts'

const folder = join(root, 'docs', 'schema')
const subgraphs = Object.fromEntries(servicesWithSchema().map(({ name, schema }) => [name, readTypeDefs(schema)]))
const refusals = refusalsOfMutations()
const pages = {
  ...referencePages(apiSchema(), homesOf(subgraphs), refusals),
  'refusals.json': `${JSON.stringify(refusals, null, 2)}\n`,
}

mkdirSync(folder, { recursive: true })
const written = readdirSync(folder)
const stale = (Object.keys(pages) as (keyof typeof pages)[]).filter(
  (name) => !written.includes(name) || read(name) !== pages[name],
)
const abandoned = written.filter((name) => !(name in pages))

if (process.argv.includes('--check')) {
  for (const name of [...stale, ...abandoned]) console.error(`docs/schema/${name} is stale: run npm run reference`)
  if (stale.length + abandoned.length > 0) process.exitCode = 1
} else {
  for (const name of abandoned) rmSync(join(folder, name))
  for (const name of stale) {
    writeFileSync(join(folder, name), pages[name]!)
    console.log(`wrote docs/schema/${name}`)
  }
}

function read(name: string): string | undefined {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
