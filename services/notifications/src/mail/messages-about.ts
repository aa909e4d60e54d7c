import { type Connection, decodeCursor, pageOf, pageSize } from '@passerelle/kernel'
import type { Message } from './message.ts'

export type MessagePage = Connection<Message>

/**
 * A page of the viewer's own mails about one thing, oldest first.
 * @param all loads them; there are few
 * @throws BadCursor, PageTooLarge
 */
export async function messagesAbout(
  all: () => Promise<Message[]>,
  { first, after }: { first?: number | null; after?: string | null },
): Promise<MessagePage> {
  const size = pageSize(first)
  const [at, id] = after ? decodeCursor(after, 2).map(String) : ['', '']
  const messages = await all()
  const rest = messages.filter((message) => compare(keyOf(message), [at!, id!]) > 0)
  return { ...pageOf(rest.slice(0, size + 1), size, keyOf, Boolean(after)), count: async () => messages.length }
}

function keyOf(message: Message): [string, string] {
  return [message.createdAt.toISOString(), message.id]
}

function compare(a: [string, string], b: [string, string]): number {
  const at = a.findIndex((part, index) => part !== b[index])
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1
}
