import { randomUUID } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { type Queryable, rowsOf } from '@passerelle/persistence'

/** Something that is due and in this process's hands. */
export interface Claimed {
  kind: string
  key: string
  data: object
  claim: string
  attempt: number
  /** Milliseconds since 1970. */
  at: number
}

export interface Found {
  claimed: Claimed[]
  /** Milliseconds since 1970 of what is due next; null when nothing is. */
  next: number | null
}

/** Takes what is due and in nobody's hands, up to `limit`, and says what is next. The attempt counts from here on. */
export async function claimDue(
  db: Queryable,
  kinds: readonly string[],
  { now, limit, lease }: { now: Date; limit: number; lease: number },
): Promise<Found> {
  const rows = await rowsOf<Claimed & { next: number | null }>(db, claim, [kinds, now, limit, lease, randomUUID()])
  return { claimed: rows.filter(({ key }) => key !== null), next: rows[0]?.next ?? null }
}

/** Marks it as done in the transaction of its effect. @returns false when it was moved, or went to somebody else */
export async function finish(em: EntityManager, { kind, key, claim }: Claimed): Promise<boolean> {
  const done = await em.execute<object[]>('delete from due where kind = ? and key = ? and claim = ? returning 1', [
    ...[kind, key, claim],
  ])
  return done.length === 1
}

/** It failed: due again later, or parked when `tryAt` is null. Unless it was moved meanwhile. */
export async function postpone(
  db: Queryable,
  { kind, key, claim }: Claimed,
  outcome: { reason: string; tryAt: Date | null; now: Date },
): Promise<void> {
  await db.query(
    `update due set claim = null, claimed_until = null, last_error = $4, try_at = coalesce($5, try_at),
       parked_at = case when $5::timestamptz is null then $6::timestamptz end
     where kind = $1 and key = $2 and claim = $3`,
    [kind, key, claim, outcome.reason, outcome.tryAt, outcome.now],
  )
}

/** What is due and not done. */
export interface DueBacklog {
  /** Due by now, in hand or not. */
  waiting: number
  /** For how many seconds the first of them has been due; 0 when none is. */
  oldestSeconds: number
  /** Failed for good; waits for an operator. */
  parked: number
}

/** @param kinds all, unless some are named */
export async function dueBacklog(
  db: Queryable,
  now: Date,
  kinds: readonly string[] | null = null,
): Promise<DueBacklog> {
  const [row] = await rowsOf<DueBacklog & Record<string, unknown>>(
    db,
    `select (count(*) filter (where parked_at is null))::integer as waiting,
       coalesce(extract(epoch from $1::timestamptz - min(at) filter (where parked_at is null)), 0)::float8
         as "oldestSeconds",
       (count(*) filter (where parked_at is not null))::integer as parked
     from due where (parked_at is not null or try_at <= $1) and ($2::text[] is null or kind = any($2))`,
    [now, kinds],
  )
  return row!
}

const milliseconds = (column: string) => `(extract(epoch from ${column}) * 1000)::float8`

const claim = `
  with free as (
    select kind, key from due
    where kind = any($1) and parked_at is null and try_at <= $2
      and (claimed_until is null or claimed_until < clock_timestamp())
    order by try_at limit $3 for update skip locked
  ), claimed as (
    update due d set claim = $5::uuid, claimed_until = clock_timestamp() + $4::integer * interval '1 ms',
      attempts = attempts + 1
    from free where d.kind = free.kind and d.key = free.key
    returning d.kind, d.key, d.data, d.claim::text, d.attempts as attempt, ${milliseconds('d.at')} as at
  )
  select c.*, n.next from (
    select ${milliseconds('min(try_at)')} as next from due where kind = any($1) and parked_at is null and try_at > $2
  ) n left join claimed c on true`
