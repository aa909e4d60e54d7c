import type pg from 'pg'
import { inDatabase } from '../in-database.ts'

/** Controls but for the line break, overrides, embeddings and isolates, as a regular expression of PostgreSQL. */
const harmful = '[\\u0001-\\u0009\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u206f\\ufeff]'

/**
 * The columns of all tables in which a text holds a character that turns others around or cannot be seen:
 * `employers.job.title`. Texts within JSON count, escaped or not.
 */
export async function harmfulColumns(databases: Readonly<Record<string, string>>): Promise<string[]> {
  const found: string[] = []
  for (const [name, url] of Object.entries(databases)) {
    await inDatabase(url, async (client) => {
      for (const column of await columnsOf(client)) {
        const { rows } = await client.query(
          `select 1 from ${column.table} where ${column.name} ~ $1 or ${column.name} ~ '\\\\u(202[a-e]|00[01]|d[89a-f])' limit 1`,
          [harmful],
        )
        if (rows.length > 0) found.push(`${name}.${column.table}.${column.name}`)
      }
    })
  }
  return found
}

async function columnsOf(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query(
    `select format('%I.%I', table_schema, table_name) as table, case data_type
       when 'bytea' then format('convert_from(%I, ''UTF8'')', column_name) else format('%I::text', column_name) end as name
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and (data_type in ('text', 'json', 'jsonb', 'ARRAY') or table_name = 'outbox' and column_name = 'data')
       and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  return rows
}

/** What could not be handled, of all services: `scheduling: …`. */
export async function parked(databases: Readonly<Record<string, string>>): Promise<string[]> {
  const found: string[] = []
  for (const [name, url] of Object.entries(databases)) {
    const { rows } = await inDatabase(url, (client) =>
      client.query<{ reason: string }>(
        `select concat_ws(' ', consumer, topic, last_error) as reason from inbox_parked where resolved_at is null
         union all select concat_ws(' ', 'outbox', topic, last_error) from outbox where parked_at is not null`,
      ),
    )
    found.push(...rows.map(({ reason }) => `${name}: ${reason}`))
  }
  return found
}
