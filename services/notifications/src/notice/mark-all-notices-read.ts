import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { stillRead } from './still-read.ts'

/** Marks those of the viewer's unread notices that they may read, posted up to an instant. @returns how many were unread */
export async function markAllNoticesRead(ctx: Context, postedUntil: Date | null): Promise<{ count: number }> {
  const { viewer, now } = ctx
  return changes(ctx, async (em) => {
    const rows = await em.execute<object[]>(sql, [now(), viewer.personId, postedUntil])
    return { count: rows.length }
  })
}

const sql = `
  update notice row set read_at = ?
  where person = ? and read_at is null and created_at <= coalesce(?::timestamptz, 'infinity') and ${stillRead.text}
  returning 1`
