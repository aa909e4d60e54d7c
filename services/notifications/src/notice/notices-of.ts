import type { Connection, PageArgs, PersonId } from '@passerelle/kernel'
import { and, type KeysetList, pageOfList, sql } from '@passerelle/persistence'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'
import { stillRead } from './still-read.ts'

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

/** A person's notices, newest first, without those of a company that they have left. @throws BadCursor, PageTooLarge */
export function noticesOf({ em }: Context, person: PersonId, { filter, ...page }: NoticeArgs): Promise<NoticePage> {
  const unread = filter?.unread ? [sql('row.read_at is null')] : []
  return pageOfList(em, newestFirst, and(sql('row.person = ?', person), stillRead, ...unread), page)
}
