import type { EntityManager } from '@mikro-orm/postgresql'
import { appointmentMissed, matchInterviewMissed } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { actOfReport, slotOfOutcome } from '../match/appointment-said.ts'
import { backToCompany } from '../match/back-to-company.ts'
import { lockMatch } from '../match/lock-match.ts'
import type { Match } from '../match/match.ts'
import { underWay } from '../match/under-way.ts'

/**
 * A side did not come to the interview that an accepted appointment became (HU-38): it is the company's turn again, also where the
 * interview was told as held. Where the match has gone on, or the pair was matched anew, the journal alone says it.
 */
export const onAppointmentMissed = reaction(appointmentMissed, async ({ em, event: { data }, now }) => {
  const { matchId, round, noShow } = data
  if (!noShow) return
  const [act, slot] = [actOfReport(data, now), slotOfOutcome(data)]
  const rule = async (match: Match) =>
    noShow.withdrawn || (await isMatchedAnew(em, match)) ? null : match.missInterview(round, noShow.absent, slot, act)
  if (await backToCompany(em, matchId, { fact: matchInterviewMissed, now, rule })) return
  const note = (await lockMatch(em, matchId))?.noteNoShow(round, { ...noShow, slot }, act)
  if (note) em.persist(note)
})

/** Somebody who matches them at this moment is waited for by the unique index, and found when this is tried again. */
async function isMatchedAnew(em: EntityManager, match: Match): Promise<boolean> {
  const found = await underWay(em, match)
  return found !== null && found.id !== match.id
}
