import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

/** Marks the viewer's unread notices posted up to an instant. @returns how many were unread */
export async function markAllNoticesRead(ctx: Context, postedUntil: Date | null): Promise<{ count: number }> {
  const { viewer, now } = ctx
  const until = postedUntil ? { createdAt: { $lte: postedUntil } } : {}
  const unread = { person: viewer.personId, readAt: null, ...until }
  return changes(ctx, async (em) => ({ count: await em.nativeUpdate(Notice, unread, { readAt: now() }) }))
}
