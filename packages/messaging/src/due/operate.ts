import { type Queryable, rowsOf } from '@passerelle/persistence'

/** Something that waits for an operator. */
export interface ParkedDue {
  kind: string
  key: string
  at: Date
  attempts: number
  reason: string
  parkedAt: Date
}

export function listParkedDue(db: Queryable): Promise<ParkedDue[]> {
  return rowsOf<ParkedDue & Record<string, unknown>>(
    db,
    `select kind, key, at, attempts, last_error as reason, parked_at as "parkedAt" from due
     where parked_at is not null order by parked_at, kind, key`,
  )
}

/** Has it tried again by a running service, within a second. @returns whether it was parked */
export async function retryDue(db: Queryable, kind: string, key: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update due set parked_at = null, attempts = 0, try_at = at where kind = $1 and key = $2 and parked_at is not null`,
    [kind, key],
  )
  return rowCount === 1
}

/** Gives it up: it never happens. @returns whether it was parked */
export async function dropDue(db: Queryable, kind: string, key: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from due where kind = $1 and key = $2 and parked_at is not null', [
    kind,
    key,
  ])
  return rowCount === 1
}
