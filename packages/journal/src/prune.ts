import { type Queryable, rowsOf } from '@passerelle/persistence'
import type { Pool } from 'pg'

const batch = 1_000

/**
 * Forgets what was recorded more than thirty days ago: cursors older than that expire. In short transactions, each of which
 * moves a stream's start and deletes what lies behind it.
 * @returns how many entries were forgotten
 */
export async function pruneJournal(db: Pool, days = 30): Promise<number> {
  const streams = await rowsOf<{ stream: string }>(db, 'select stream from journal_stream where start < head')
  let forgotten = 0
  for (const { stream } of streams) {
    for (;;) {
      const gone = await forgetSome(db, stream, days)
      forgotten += gone
      if (gone < batch) break
    }
  }
  return forgotten
}

/** The head is locked first, as for recording; a reader sees the start moved and the entries gone, or neither. */
async function forgetSome(db: Queryable, stream: string, days: number): Promise<number> {
  const [row] = await rowsOf<{ gone: number }>(db, sql, [stream, days, batch])
  return row?.gone ?? 0
}

const sql = `
  with locked as materialized (
    select stream, start from journal_stream where stream = $1 for update
  ), old as materialized (
    select max(first.position) as position from (
      select e.position, e.recorded_at from journal_entry e join locked using (stream)
      order by e.position limit $3
    ) first where first.recorded_at < now() - $2::float8 * interval '1 day'
  ), moved as (
    update journal_stream s set start = old.position from old where s.stream = $1 and old.position > s.start
    returning s.stream
  ), deleted as (
    delete from journal_entry e using moved, old where e.stream = moved.stream and e.position <= old.position
    returning e.stream, e.position, e.addresses
  ), unaddressed as (
    delete from journal_address a using deleted d
    where a.stream = d.stream and a.address = any(d.addresses) and a.position = d.position
  )
  select count(*)::integer as gone from deleted`
