/**
 * `npm run release:schema`: what changed in the graph since the last release, and the graph of today as the released one.
 * With `--check` it writes nothing and exits with 1 when a change breaks clients and is not declared in
 * `gateway/released/breaks.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { apiSchema } from '../api-schema.ts'
import { root } from '../services.ts'
import { changesBetween, complaints, declaredBreaks } from './breaking-changes.ts'

const folder = join(root, 'gateway', 'released')
const releasedFile = join(folder, 'schema.graphql')
const breaksFile = join(folder, 'breaks.json')
const header = '# What clients of the last release see. Moved by `npm run release:schema`, never by hand.\n'

const current = apiSchema()
const changes = await changesBetween(buildSchema(readFileSync(releasedFile, 'utf8')), current)
const found = complaints(changes.breaking, declaredBreaks.parse(JSON.parse(readFileSync(breaksFile, 'utf8'))))

if (found.length > 0) {
  process.exitCode = 1
  console.error('The graph, against the last release (gateway/released; CONTRIBUTING.md says how to declare a break):')
  for (const complaint of found) console.error(`  ${complaint}`)
} else if (!process.argv.includes('--check')) {
  writeFileSync(releasedFile, `${header}${printSchema(lexicographicSortSchema(current))}\n`)
  writeFileSync(breaksFile, '[]\n')
  for (const [kind, list] of Object.entries(changes)) {
    console.log(`${list.length} ${kind}`)
    for (const { message } of list) console.log(`  ${message}`)
  }
}
