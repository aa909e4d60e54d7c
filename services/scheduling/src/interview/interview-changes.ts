import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewState, organisersOf } from '@passerelle/contracts'
import { type JournalEntry, record } from '@passerelle/journal'
import type { ReceivedEvent } from '@passerelle/messaging'
import type { Context } from '../context.ts'

const stream = 'interviews'

/** Which interview changed: it is shown as it stands when it is told. */
export type InterviewChange = JournalEntry<Pick<InterviewState, 'id' | 'eventId'>>

/** For those who take part, and who planned it for them. */
export function recordChange(
  em: EntityManager,
  { id: eventId, data, occurredAt }: ReceivedEvent<InterviewState>,
): void {
  const interviewers = data.interviewers.map(({ personId }) => personId)
  const addresses = [data.talent, ...organisersOf(data), ...interviewers]
  record(em, { stream, eventId, addresses, data: { id: data.id, eventId: data.eventId }, occurredAt })
}

/** Changes of the viewer's interviews, of one event when it is named. */
export function interviewChanges(
  { journal, viewer }: Context,
  { eventId, after }: { eventId?: string | null; after?: string | null },
) {
  const where = ({ data }: JournalEntry) => eventId == null || (data as InterviewChange['data']).eventId === eventId
  return journal.listen(stream, { addresses: [viewer.personId], where, after })
}
