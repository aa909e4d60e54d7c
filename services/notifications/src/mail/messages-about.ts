import { type Connection, type PageArgs, pageOfWhole, type WholeList } from '@passerelle/kernel'
import type { Message } from './message.ts'

export type MessagePage = Connection<Message>

const byMaking: WholeList<Message> = {
  key: ['string', 'string'],
  keyOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
}

/**
 * A page of the viewer's own mails about one thing, oldest first.
 * @param messages all of them; there are few
 * @throws BadCursor, PageTooLarge
 */
export function messagesAbout(messages: readonly Message[], page: PageArgs): MessagePage {
  return pageOfWhole(byMaking, messages, page)
}
