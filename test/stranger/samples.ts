import { type Prefix, prefixes } from '@passerelle/kernel'
import type pg from 'pg'
import { inDatabase } from '../in-database.ts'

/** Ids that exist, by the name of their GraphQL type. */
export type Samples = ReadonlyMap<string, readonly string[]>

const perType = 3

/** Some ids of everything that the databases hold: every column `id` with a prefix that the kernel knows. */
export async function samplesFrom(databases: readonly string[]): Promise<Samples> {
  const found = new Map<string, string[]>()
  for (const url of databases) {
    for (const id of await inDatabase(url, idsOf)) keep(found, id)
  }
  return found
}

async function idsOf(client: pg.Client): Promise<string[]> {
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
     where column_name = 'id' and data_type = 'text' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const ids: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ id: string }>(`select id from ${name} order by id limit 50`)
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

function keep(found: Map<string, string[]>, id: string): void {
  const type = prefixes[id.split('_', 1)[0] as Prefix]
  if (!type) return
  const known = found.get(type) ?? []
  if (known.length < perType && !known.includes(id)) known.push(id)
  found.set(type, known)
}
