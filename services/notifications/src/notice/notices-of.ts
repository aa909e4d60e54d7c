import type { Connection, PageArgs, PersonId } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

export type NoticePage = Connection<Notice>

export interface NoticeArgs extends PageArgs {
  filter?: { unread: boolean } | null | undefined
}

const newestFirst: KeysetList<Notice> = {
  entity: Notice,
  table: 'notice',
  order: [
    { column: 'created_at', type: 'timestamptz' },
    { column: 'id', type: 'text' },
  ],
  descending: true,
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
}

/** A person's notices, newest first. @throws BadCursor, PageTooLarge */
export function noticesOf({ em }: Context, person: PersonId, { filter, ...page }: NoticeArgs): Promise<NoticePage> {
  const unread = filter?.unread ? [sql('row.read_at is null')] : []
  return pageOfList(em, newestFirst, and(sql('row.person = ?', person), ...unread), page)
}
