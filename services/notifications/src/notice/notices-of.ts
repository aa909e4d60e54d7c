import { BadCursor, decodeCursor, type Page, type PersonId, pageOf, pageSize } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

export interface NoticePage extends Page<Notice> {
  totalCount(): Promise<number>
}

export interface NoticeArgs {
  first?: number | null
  after?: string | null
  unreadOnly?: boolean | null
}

/** A person's notices, newest first. @throws BadCursor, PageTooLarge */
export async function noticesOf({ em }: Context, person: PersonId, args: NoticeArgs): Promise<NoticePage> {
  const size = pageSize(args.first)
  const list = args.unreadOnly ? { person, readAt: null } : { person }
  const behind = args.after ? olderThan(args.after) : {}
  const rows = await em.find(
    Notice,
    { ...list, ...behind },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: size + 1 },
  )
  return { ...pageOf(rows, size, keyOf, Boolean(args.after)), totalCount: () => em.count(Notice, list) }
}

function keyOf({ createdAt, id }: Notice): [string, string] {
  return [createdAt.toISOString(), id]
}

function olderThan(cursor: string) {
  const [at, id] = decodeCursor(cursor, 2)
  const createdAt = new Date(String(at))
  if (Number.isNaN(createdAt.getTime()) || typeof id !== 'string' || id.includes('\0')) throw new BadCursor()
  return { $or: [{ createdAt: { $lt: createdAt } }, { createdAt, id: { $lt: id as Notice['id'] } }] }
}
