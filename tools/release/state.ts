import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { type ServiceName, serviceNames } from '../../house/keeper/secrets.ts'
import { root } from '../services.ts'
import { type DeclaredBreak, declaredBreaks } from './breaks.ts'
import type { Topics } from './contract-changes.ts'
import type { Migrations } from './migrations.ts'

/** What the last release was: its graph, its contracts and the databases that it left, in the folder `released`. */
export interface Released {
  readonly version: string
  readonly graph: GraphQLSchema
  readonly contracts: Topics
  readonly migrations: Readonly<Record<string, Migrations>>
}

interface Release {
  readonly version: string
  readonly rowsTakenAt: string
}

const folder = join(root, 'released')
const header = '# What clients of the last release see. Moved by `npm run release:schema`, never by hand.\n'

export function released(): Released {
  return {
    version: (json('release.json') as Release).version,
    graph: buildSchema(readFileSync(join(folder, 'schema.graphql'), 'utf8')),
    contracts: json('contracts.json') as Topics,
    migrations: json('migrations.json') as Released['migrations'],
  }
}

export function declarations(): DeclaredBreak[] {
  return declaredBreaks.parse(json('breaks.json'))
}

/** The demo's story in the database of each service, as the last release left it. */
export interface Rows {
  /** When they were read: the story goes on from there. */
  readonly takenAt: Date
  readonly of: Readonly<Record<ServiceName, string>>
}

export function releasedRows(): Rows {
  const texts = serviceNames.map((name) => [name, readFileSync(rowsFile(name), 'utf8')])
  return {
    takenAt: new Date((json('release.json') as Release).rowsTakenAt),
    of: Object.fromEntries(texts) as Rows['of'],
  }
}

/** Makes a state the released one; what was declared as broken is so now. */
export function release(state: Released, rows: Rows): void {
  write('release.json', { version: state.version, rowsTakenAt: rows.takenAt.toISOString() } satisfies Release)
  writeFileSync(join(folder, 'schema.graphql'), `${header}${printSchema(lexicographicSortSchema(state.graph))}\n`)
  write('contracts.json', state.contracts)
  write('migrations.json', state.migrations)
  for (const [service, text] of Object.entries(rows.of)) writeFileSync(rowsFile(service), text)
  write('breaks.json', [])
}

function rowsFile(service: string): string {
  return join(folder, 'rows', `${service}.jsonl`)
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

function write(file: string, content: unknown): void {
  writeFileSync(join(folder, file), `${JSON.stringify(content, null, 2)}\n`)
}
