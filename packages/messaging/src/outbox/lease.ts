import { randomUUID } from 'node:crypto'
import { type Queryable, rowsOf } from '@passerelle/persistence'
import { publishBudget } from '../transport/transport.ts'

/** Milliseconds. Longer than a batch may take, so that a relay that still holds one has time to send. */
export const leaseLength = publishBudget + 3_000

export interface Leases {
  /** Of these virtual partitions, those that are ours for at least `publishBudget` from now, with their epochs. */
  hold(db: Queryable, wanted: readonly number[]): Promise<Map<number, string>>
  /** Forgets leases that turned out to be somebody else's. */
  lose(vps: Iterable<number>): void
  /** Hands all of them back, so that the next relay need not wait. */
  release(db: Queryable): Promise<void>
}

/**
 * Leases by the database's clock, kept in rows: visible, and safe behind a pooler. They are taken when there is something
 * to send and run out afterwards: an idle relay writes nothing, and one that died idle blocks nobody. The epoch is a
 * fence: it grows whenever a lease changes hands, and marks made under an older one have no effect.
 */
export function createLeases(length = leaseLength): Leases {
  const owner = randomUUID()
  const held = new Map<number, { epoch: string; until: number }>()
  const lasting = (vp: number) => (held.get(vp)?.until ?? 0) > performance.now() + publishBudget
  return {
    async hold(db, wanted) {
      const needed = wanted.filter((vp) => !lasting(vp))
      if (needed.length > 0) {
        // Counted from before the question, so never longer than by the database's clock.
        const until = performance.now() + length
        const taken = await rowsOf<{ vp: number; epoch: string }>(db, take, [owner, needed, length])
        for (const vp of needed) held.delete(vp)
        for (const { vp, epoch } of taken) held.set(vp, { epoch, until })
      }
      return new Map(wanted.filter(lasting).map((vp) => [vp, held.get(vp)?.epoch as string]))
    },
    lose(vps) {
      for (const vp of vps) held.delete(vp)
    },
    async release(db) {
      held.clear()
      await db.query(`update outbox_lease set until = '-infinity' where owner = $1`, [owner])
    },
  }
}

const take = `
  update outbox_lease l set owner = $1::uuid, until = clock_timestamp() + $3::integer * interval '1 ms',
    epoch = case when l.owner = $1::uuid and l.until > clock_timestamp() then l.epoch else l.epoch + 1 end
  from (select vp from outbox_lease where vp = any($2::smallint[]) and (owner = $1::uuid or until < clock_timestamp())
    order by vp for update skip locked) free
  where l.vp = free.vp
  returning l.vp, l.epoch::text`
