import type { EntityManager } from '@mikro-orm/postgresql'
import type { NoticeState } from '@passerelle/contracts'
import { type JournalEntry, record } from '@passerelle/journal'
import type { ReceivedEvent } from '@passerelle/messaging'
import type { Context } from '../context.ts'

const stream = 'notices'

export type NoticeTold = JournalEntry<Pick<NoticeState, 'id'>>

export function recordNotice(em: EntityManager, { id: eventId, data, occurredAt }: ReceivedEvent<NoticeState>): void {
  record(em, { stream, eventId, addresses: [data.personId], data: { id: data.id }, occurredAt })
}

/** The viewer's notices as they are posted. */
export function noticesTold({ journal, viewer }: Context, after: string | null | undefined) {
  return journal.listen(stream, { addresses: [viewer.personId], after })
}
