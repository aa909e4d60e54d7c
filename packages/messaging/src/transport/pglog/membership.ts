import { randomUUID } from 'node:crypto'
import { type Queryable, rowsOf } from '@passerelle/persistence/without-orm'
import { channel } from './listen.ts'

/** Milliseconds after which a member that says nothing is taken for dead. */
export const sessionLength = 6_000

export interface Claim {
  topic: string
  partition: number
  epoch: string
  /** The offset to go on from; null before the first commit. */
  committed: string | null
  /** More than the fair share: to be given up when idle. */
  surplus: boolean
}

export interface Membership {
  readonly subject: string
  /** Says that this member is alive and takes what is free. @returns what it owns now */
  heartbeat(): Promise<Claim[]>
  /** Moves the group on. @returns false when the partition belongs to somebody else by now: fenced */
  commit(claim: Claim, next: bigint): Promise<boolean>
  giveUp(claims: readonly Claim[]): Promise<void>
  leave(): Promise<void>
}

/** Makes the group's rows. The topics exist. */
export async function join(
  db: Queryable,
  group: string,
  topics: readonly string[],
  session = sessionLength,
): Promise<Membership> {
  const me = randomUUID()
  const subject = `group:${group}`
  await db.query('insert into log_group values ($1) on conflict do nothing', [group])
  await db.query(
    `insert into log_claim (group_name, topic, partition)
     select $1, topic, partition from log_partition where topic = any($2) on conflict do nothing`,
    [group, topics],
  )
  const shift = () => db.query('select pg_notify($1, $2)', [channel, subject])
  await shift()
  return {
    subject,
    heartbeat: () =>
      rowsOf<Claim & Record<string, unknown>>(
        db,
        'select topic, partition, epoch::text, committed::text, surplus from log_heartbeat($1, $2, $3, $4)',
        [group, me, topics, session],
      ),
    async commit(claim, next) {
      const { rowCount } = await db.query(
        `update log_claim set committed = $6 where group_name = $1 and topic = $2 and partition = $3
         and owner = $4 and epoch = $5`,
        [group, claim.topic, claim.partition, me, claim.epoch, next],
      )
      return rowCount === 1
    },
    async giveUp(claims) {
      await db.query(
        `update log_claim c set owner = null from unnest($3::text[], $4::integer[]) given(topic, partition)
         where group_name = $1 and owner = $2 and c.topic = given.topic and c.partition = given.partition`,
        [group, me, claims.map((claim) => claim.topic), claims.map((claim) => claim.partition)],
      )
      await shift()
    },
    async leave() {
      await db.query('update log_claim set owner = null where group_name = $1 and owner = $2', [group, me])
      await db.query('delete from log_member where group_name = $1 and member = $2', [group, me])
      await shift()
    },
  }
}

/** So many are counted in each partition; where more wait, gaps count as well. */
const countedAtMost = 10_000

/** Messages of these topics that the group has not committed. */
export async function lagOf(db: Queryable, group: string, topics: readonly string[]): Promise<number> {
  const [row] = await rowsOf<{ lag: number }>(
    db,
    `select coalesce(sum(case when waiting.count < ${countedAtMost} then waiting.count
       else p.head - coalesce(c.committed, 0) end), 0)::float8 as lag
     from log_partition p left join log_claim c on c.group_name = $1 and c.topic = p.topic and c.partition = p.partition
     cross join lateral (select count(*) from (select from log_message m where m.topic = p.topic
       and m.partition = p.partition and m."offset" >= coalesce(c.committed, 0) limit ${countedAtMost}) first) waiting
     where p.topic = any($2)`,
    [group, topics],
  )
  return row?.lag ?? Number.POSITIVE_INFINITY
}
