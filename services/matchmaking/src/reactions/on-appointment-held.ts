import { appointmentHeld, matchInterviewHeld } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { actOfReport, slotOfOutcome } from '../match/appointment-said.ts'
import { lockMatch } from '../match/lock-match.ts'
import { nobody } from '../match/match-step.ts'
import { wholeJournal } from '../match/whole-journal.ts'

/**
 * The interview that an accepted appointment became is over: the match is, too, and the pair can be matched anew (HU-38). It is
 * again where a no-show that had moved the match is withdrawn before anybody has decided.
 */
export const onAppointmentHeld = reaction(appointmentHeld, async ({ em, event: { data }, now }) => {
  const match = await lockMatch(em, data.matchId)
  if (!match) return
  const { round, noShow } = data
  const [act, slot] = [actOfReport(data, now), slotOfOutcome(data)]
  const back = noShow ? match.takeBackMiss(round, await wholeJournal(em, match), act) : null
  const held = match.holdInterview(round, slot, nobody(act.at))
  const entries = [back, held].filter((entry) => entry !== null)
  const last = entries.at(-1)
  if (last) {
    em.persist(entries)
    // Nothing was withdrawn, also where the interview was moved before.
    return announceMatch(em, matchInterviewHeld, match, { act: last, before: null })
  }
  const note = noShow && match.noteNoShow(round, { ...noShow, slot }, act)
  if (note) em.persist(note)
})
