import { decodeCursor, type Page, pageOf, pageSize } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { Message } from './message.ts'

export interface MessagePage extends Page<Message> {
  totalCount: number
}

/** The viewer's own mails about an interview, oldest first. @throws BadCursor, PageTooLarge */
export async function messagesAbout(
  { loaders }: Context,
  interviewId: string,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<MessagePage> {
  const size = pageSize(first)
  const [at, id] = after ? decodeCursor(after, 2).map(String) : ['', '']
  const all = await loaders.ownMessages.load(interviewId)
  const rest = all.filter((message) => compare(keyOf(message), [at!, id!]) > 0)
  return { ...pageOf(rest.slice(0, size + 1), size, keyOf, Boolean(after)), totalCount: all.length }
}

function keyOf(message: Message): [string, string] {
  return [message.createdAt.toISOString(), message.id]
}

function compare(a: [string, string], b: [string, string]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
