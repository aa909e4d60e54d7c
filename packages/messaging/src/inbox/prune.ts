import type { Queryable } from '@passerelle/persistence'
import { deleteInBatches } from '../outbox/prune.ts'

/**
 * Forgets events that arrived more than 90 days ago, longer than any log is read again. Should one come back
 * nevertheless, its version says that it is old: versions are never forgotten.
 */
export function pruneInbox(db: Queryable, days = 90): Promise<number> {
  return deleteInBatches(
    db,
    `delete from inbox where (consumer, event_id) in (select consumer, event_id from inbox
     where received_at < now() - $1::integer * interval '1 day' limit 1000)`,
    days,
  )
}
