import { contactReminded } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import { whenDue } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { contactHasLeft } from '../match/contact-has-left.ts'
import { lockMatch } from '../match/lock-match.ts'
import { nobody } from '../match/match-step.ts'
import { contactIsReminded, reminderDueAt, remindsInTime } from './reminds-in-time.ts'

/** Reminds a contact who has not decided, if the school's rule as it is now says so. */
export const remindDueContact = whenDue(contactIsReminded, async ({ em, data: { matchId }, now }) => {
  const match = await lockMatch(em, matchId)
  const at = match && (await reminderDueAt(em, match))
  if (!match || !at || (await contactHasLeft(em, match))) return
  if (at > now) return remindsInTime(em, match)
  const entry = match.remind(nobody(now))
  if (isRefusal(entry)) return
  em.persist(entry)
  await announceMatch(em, contactReminded, match, { act: entry, before: match.slot() })
})
