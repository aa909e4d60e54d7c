import { contactReminded } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import { whenDue } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { contactHasLeft } from '../match/contact-has-left.ts'
import { lockMatch } from '../match/lock-match.ts'
import { nobody } from '../match/match-step.ts'
import { contactIsReminded, reminderDueAt } from './reminds-in-time.ts'

/** Reminds a contact who has not decided, unless the school reminds nobody by now. */
export const remindDueContact = whenDue(contactIsReminded, async ({ em, data: { matchId }, now }) => {
  const match = await lockMatch(em, matchId)
  if (!match || !(await reminderDueAt(em, match)) || (await contactHasLeft(em, match))) return
  const entry = match.remind(nobody(now))
  if (isRefusal(entry)) return
  em.persist(entry)
  await announceMatch(em, contactReminded, match, { act: entry, before: match.slot() })
})
