import pg from 'pg'

/**
 * What a service forgets by itself after a while is kept by its last few: the rows are there to be migrated and read.
 */
const lastFew: Readonly<Record<string, string>> = {
  outbox: 'published_at is null or id > (select max(id) - 10 from outbox)',
  inbox: 'received_at >= (select min(received_at) from (select received_at from inbox order by 1 desc limit 10) last)',
  journal_entry: 'position > (select head - 20 from journal_stream s where s.stream = t.stream)',
  journal_address: 'position > (select head - 20 from journal_stream s where s.stream = t.stream)',
}

/** Columns whose value is a secret of that one database: every digit of it is written as 0. */
const secrets: Readonly<Record<string, readonly string[]>> = { reply_key: ['key'], journal_stream: ['secret'] }

interface Table {
  readonly name: string
  /** Those that can be written. */
  readonly columns: readonly string[]
}

/**
 * Every row of a service's database as JSON lines: for each table one that names it and its columns, then one for each
 * row, in the order of its text. The same rows give the same text. The migrations' own table is left out.
 */
export async function rowsAsText(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    await client.query("set local time zone 'UTC'")
    const lines: string[] = []
    for (const table of await tablesOf(client)) {
      const rows = await rowsOf(client, table)
      if (rows.length > 0) lines.push(JSON.stringify({ table: table.name, columns: table.columns }), ...rows)
    }
    return lines.map((line) => `${line}\n`).join('')
  } finally {
    await client.end()
  }
}

/**
 * Puts such rows in the place of all that are there, in a database whose tables are those of the rows. Constraints between
 * tables are not checked again, and triggers do not fire: the role is a superuser.
 */
export async function loadRows(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const { name } of await tablesOf(client)) await client.query(`delete from ${name}`)
    let table: Table | undefined
    let rows: object[] = []
    const insert = async () => {
      if (table) await insertRows(client, table, rows)
      rows = []
    }
    for (const line of text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))) {
      if (Array.isArray(line)) {
        rows.push(Object.fromEntries(table!.columns.map((column, index) => [column, line[index]])))
      } else {
        await insert()
        table = { name: line.table, columns: line.columns }
      }
    }
    await insert()
    await advanceSequences(client)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname collate "C"`)
  return rows
}

async function rowsOf(client: pg.Client, { name, columns }: Table): Promise<string[]> {
  const values = columns.map((column) => {
    const value = `to_jsonb(t.${column})`
    return secrets[name]?.includes(column) ? `to_jsonb(regexp_replace(t.${column}::text, '[0-9a-f]', '0', 'g'))` : value
  })
  const { rows } = await client.query<{ row: string }>(
    `select jsonb_build_array(${values.join(', ')})::text as row from ${name} t where ${lastFew[name] ?? 'true'}`,
  )
  return rows.map(({ row }) => JSON.stringify(JSON.parse(row))).sort()
}

async function insertRows(client: pg.Client, { name, columns }: Table, rows: readonly object[]): Promise<void> {
  const list = columns.join(', ')
  await client.query(
    `insert into ${name} (${list}) overriding system value
     select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** Identities and serial columns go on behind the rows. */
async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(`
    select c.relname as name, a.attname as column, pg_get_serial_sequence(c.relname, a.attname) as sequence
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and pg_get_serial_sequence(c.relname, a.attname) is not null`)
  for (const { name, column, sequence } of rows) {
    await client.query(`select setval($1::regclass, max(${column})) from ${name} having max(${column}) is not null`, [
      sequence,
    ])
  }
}
