import type { EntityManager } from '@mikro-orm/postgresql'
import {
  BadCursor,
  type Connection,
  countedAtMost,
  decodeCursor,
  type PersonId,
  pageOf,
  pageSize,
} from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { Notice } from './notice.ts'

export type NoticePage = Connection<Notice>

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
  return {
    ...pageOf(rows, size, keyOf, Boolean(args.after)),
    count: () => countOf(em, person, args.unreadOnly ?? false),
  }
}

async function countOf(em: EntityManager, person: PersonId, unreadOnly: boolean): Promise<number> {
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::integer as count from (
       select from notice where person = ? ${unreadOnly ? 'and read_at is null' : ''} limit ${countedAtMost + 1}) as counted`,
    [person],
  )
  return row!.count
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
