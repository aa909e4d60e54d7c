import { appointmentHeld, matchInterviewHeld } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { lockMatch } from '../match/lock-match.ts'
import { nobody } from '../match/match-step.ts'

/** The interview that an accepted appointment became is over: the match is, too, and the pair can be matched anew (HU-38). */
export const onAppointmentHeld = reaction(appointmentHeld, async ({ em, event: { data }, now }) => {
  const match = await lockMatch(em, data.matchId)
  const slot = { startsAt: new Date(data.startsAt), endsAt: new Date(data.endsAt) }
  const entry = match?.holdInterview(data.round, slot, nobody(data.at ? new Date(data.at) : now))
  if (!match || !entry) return
  em.persist(entry)
  // Nothing was withdrawn, also where the interview was moved before.
  await announceMatch(em, matchInterviewHeld, match, { act: entry, before: null })
})
