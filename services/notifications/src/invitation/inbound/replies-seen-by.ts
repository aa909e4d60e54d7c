import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import type { Context } from '../../context.ts'
import { invitesTo } from '../invitation-access.ts'
import { Reply } from './reply.ts'

export type ReplyPage = Connection<Reply>

const byArrival: KeysetList<Reply> = {
  entity: Reply,
  table: 'reply',
  order: [
    { column: 'arrived_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  keyOf: ({ arrivedAt, id }) => [arrivedAt.toISOString(), id],
}

/**
 * Mails that came about an interview, oldest first, for those who invited; none for others. An invitation keeps 200 at most.
 * @throws BadCursor, PageTooLarge
 */
export async function repliesSeenBy(ctx: Context, id: string, page: PageArgs): Promise<ReplyPage> {
  const seen = (await invitesTo(ctx, id)) ? sql('row.interview_id = ?', id) : sql('false')
  return pageOfList(ctx.em, byArrival, seen, page)
}
