import { type Queryable, rowsOf } from '@passerelle/persistence'
import { type EntryRow, JournalEntry } from './entry.ts'

/** Where a stream stands. One in which nothing was ever recorded has no secret. */
export interface StreamState {
  head: number
  start: number
  secret: string | undefined
}

export interface Stretch extends StreamState {
  entries: JournalEntry[]
  /** Everything that was asked for up to here is in `entries`. */
  reached: number
}

const state = 'head::float8 as head, start::float8 as start, secret'
// MikroORM's pool leaves instants and large numbers as text.
const columns = `e.position::float8 as position, e.event_id, e.addresses, e.data,
  (extract(epoch from e.occurred_at) * 1000)::float8 as occurred_ms`

export async function readState(db: Queryable, stream: string): Promise<StreamState> {
  const [row] = await rowsOf<StreamRow>(db, `select ${state} from journal_stream where stream = $1`, [stream])
  return row ?? { head: 0, start: 0, secret: undefined }
}

/**
 * Up to `limit` entries behind a position, and where the stream stood at that moment: one statement, so that what it
 * says of the start and the head holds for its entries.
 *
 * @param addresses only what is addressed to one of them; undefined: everything
 */
export async function readStretch(
  db: Queryable,
  stream: string,
  after: number,
  addresses: readonly string[] | undefined,
  limit: number,
): Promise<Stretch> {
  const parameters = addresses ? [stream, after, limit, addresses] : [stream, after, limit]
  const rows = await rowsOf<StreamRow & EntryRow>(db, addresses ? addressed : everything, parameters)
  if (!rows[0]) return { head: 0, start: 0, secret: undefined, entries: [], reached: 0 }
  const { head, start, secret } = rows[0]
  const entries = rows.filter(({ position }) => position !== null).map((row) => new JournalEntry(stream, secret, row))
  const reached = entries.length === limit ? entries.at(-1)!.position : head
  return { head, start, secret, entries, reached }
}

/** How many entries of a stream are kept, counted up to `atMost`. */
export async function countEntries(
  db: Queryable,
  stream: string,
  addresses: readonly string[] | undefined,
  atMost: number,
): Promise<number> {
  const parameters = addresses ? [stream, atMost, addresses] : [stream, atMost]
  const [row] = await rowsOf<{ count: number }>(db, addresses ? countAddressed : countEverything, parameters)
  return row!.count
}

export interface Known {
  stream: string
  position: number
}

/** What was recorded in these streams behind the known positions, in order: at most 500 entries of each. */
export async function readNews(db: Queryable, known: readonly Known[]): Promise<Map<string, JournalEntry[]>> {
  const rows = await rowsOf<EntryRow & { stream: string; secret: string }>(db, news, [
    known.map(({ stream }) => stream),
    known.map(({ position }) => position),
  ])
  const found = new Map<string, JournalEntry[]>()
  for (const row of rows) {
    const entries = found.get(row.stream) ?? []
    found.set(row.stream, entries)
    entries.push(new JournalEntry(row.stream, row.secret, row))
  }
  return found
}

interface StreamRow {
  head: number
  start: number
  secret: string
}

const everything = `
  select ${state}, ${columns} from journal_stream s left join lateral (
    select * from journal_entry where stream = s.stream and position > $2 order by position limit $3
  ) e on true where s.stream = $1 order by e.position`

// Each address gives its first few: however much was recorded for others, nobody reads it. The limits keep the planner
// from joining, for which it would read the whole stream.
const addressed = `
  select ${state}, ${columns} from journal_stream s left join lateral (
    select entry.* from (
      select distinct mine.position from unnest($4::text[]) as wanted (address) cross join lateral (
        select position from journal_address a
        where a.stream = s.stream and a.address = wanted.address and a.position > $2 order by position limit $3
      ) mine order by position limit $3
    ) place cross join lateral (
      select * from journal_entry where stream = s.stream and position = place.position limit 1
    ) entry
  ) e on true where s.stream = $1 order by e.position`

const countEverything = `
  select count(*)::integer as count from (select from journal_entry where stream = $1 limit $2) as counted`

const countAddressed = `
  select count(*)::integer as count from (
    select distinct position from journal_address where stream = $1 and address = any($3::text[]) limit $2
  ) as counted`

const news = `
  select s.stream, s.secret, ${columns}
  from unnest($1::text[], $2::bigint[]) as known (stream, position)
  join journal_stream s on s.stream = known.stream and s.head > known.position
  cross join lateral (
    select * from journal_entry where stream = s.stream and position > known.position order by position limit 500
  ) e
  order by s.stream, e.position`
