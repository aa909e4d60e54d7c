import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import type { Context } from '../../context.ts'
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
 * Mails that came about an interview, oldest first, for those who invited; none for others. An invitation keeps 100 at most.
 * @throws BadCursor, PageTooLarge
 */
export async function repliesSeenBy({ em, viewer, loaders }: Context, id: string, page: PageArgs): Promise<ReplyPage> {
  const interview = await loaders.interview.load(id)
  const seen = interview?.isInvitedBy(viewer.personId) ? sql('row.interview_id = ?', id) : sql('false')
  return pageOfList(em, byArrival, seen, page)
}
