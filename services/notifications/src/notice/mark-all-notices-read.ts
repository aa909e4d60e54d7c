import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

/** Marks the viewer's unread notices posted up to an instant. @returns how many were unread */
export async function markAllNoticesRead(
  { em, viewer, now }: Context,
  postedUntil: Date | null,
): Promise<{ count: number }> {
  const until = postedUntil ? { createdAt: { $lte: postedUntil } } : {}
  const count = await em.nativeUpdate(Notice, { person: viewer.personId, readAt: null, ...until }, { readAt: now() })
  return { count }
}
