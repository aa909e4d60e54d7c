import type { EntityManager } from '@mikro-orm/postgresql'
import type { MatchId } from '@passerelle/kernel'
import { due, dueKind, undue } from '@passerelle/messaging'
import type { Match } from '../match/match.ts'
import { Reminder, reminderAt, usualDays } from './reminder.ts'

export const contactIsReminded = dueKind<{ matchId: MatchId }>('contact-is-reminded')

type Waiting = Pick<Match, 'id' | 'schoolId' | 'awaitedSince' | 'remindedAt'>

/** The contact is reminded by the school's rule while they are to decide, and no longer once they have. */
export async function remindsInTime(em: EntityManager, match: Waiting): Promise<void> {
  remindsAt(em, match, await reminderDueAt(em, match))
}

/** @param at null for never */
export function remindsAt(em: EntityManager, { id }: Pick<Match, 'id'>, at: Date | null): void {
  if (at) due(em, { kind: contactIsReminded, key: id, at, data: { matchId: id } })
  else undue(em, contactIsReminded, id)
}

/** When the school's rule, as it is now, has the contact reminded; null for never. */
export async function reminderDueAt(em: EntityManager, match: Waiting): Promise<Date | null> {
  if (!match.awaitedSince) return null
  const set = await em.findOne(Reminder, { schoolId: match.schoolId })
  return reminderAt(match, set?.afterDays ?? usualDays)
}
