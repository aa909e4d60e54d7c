import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchState } from '@passerelle/contracts'
import { type JournalEntry, record } from '@passerelle/journal'
import type { ReceivedEvent } from '@passerelle/messaging'
import type { Context } from '../context.ts'

/** Which match changed: it is shown as it stands when it is told. */
export type MatchChange = JournalEntry<Pick<MatchState, 'id'>>

const streamOf = (schoolId: string) => `matches of ${schoolId}`

/** For the school's staff, the contact and the candidate. The rule of the type is asked again for each of them. */
export function recordChange(em: EntityManager, { id: eventId, data, occurredAt }: ReceivedEvent<MatchState>): void {
  const { id, schoolId, contactUserId, candidatePersonId } = data
  const addresses = [schoolId, contactUserId, ...(candidatePersonId ? [candidatePersonId] : [])]
  record(em, { stream: streamOf(schoolId), eventId, addresses, data: { id }, occurredAt })
}

/** Changes of the matches at the school that concern the viewer. */
export function matchChanges(
  { journal, viewer }: Context,
  { schoolId, after }: { schoolId: string; after?: string | null },
) {
  const own = [viewer.personId, ...viewer.employers().map(({ user }) => user)]
  const addresses = viewer.staffOf(schoolId, 'MANAGE_MATCHES') ? [schoolId] : own
  return journal.listen(streamOf(schoolId), { addresses, after })
}
