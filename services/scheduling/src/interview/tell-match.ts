import type { EntityManager } from '@mikro-orm/postgresql'
import {
  type AppointmentOutcome,
  appointmentCancelled,
  appointmentHeld,
  appointmentMissed,
  type Contract,
  type NoShow,
} from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Interview } from './interview.ts'
import type { Side } from './lifecycle.ts'

/** A report of a no-show that is told. */
interface Said extends NoShow {
  withdrawn: boolean
}

type OfMatch = Pick<
  Interview,
  'matchId' | 'matchRound' | 'status' | 'startsAt' | 'endsAt' | 'changedAt' | 'changedBy' | 'history'
> &
  Partial<Pick<Interview, 'noShows'>>

/**
 * Says to the match whose accepted appointment an interview is that it was held, missed by a side, or cancelled (HU-38). Nothing
 * while it stands: a no-show that is reported before the end is told with the end.
 * @param said the report that was made or withdrawn just now; at the end all that stand are told
 */
export function tellMatch(em: EntityManager, interview: OfMatch, said?: Said): void {
  const { matchId, matchRound, status, noShows = [] } = interview
  if (!matchId || !matchRound) return
  const tell = (fact: Contract<AppointmentOutcome>, noShow?: Said) =>
    // Rounds only rise: the round is the version. What is told anew in one counts on under the interview's lock.
    emit(em, fact, { id: matchId, version: matchRound }, outcomeOf(interview, noShow))
  if (status === 'CANCELLED') tell(appointmentCancelled)
  if (status !== 'COMPLETED') return
  const reports = said ? [said] : noShows.map((noShow) => ({ ...noShow, withdrawn: false }))
  const fact = noShows.length > 0 ? appointmentMissed : appointmentHeld
  if (reports.length === 0) tell(fact)
  for (const report of reports) tell(fact, report)
}

function outcomeOf(
  { matchId, matchRound, startsAt, endsAt, changedAt, ...of }: OfMatch,
  noShow?: Said,
): AppointmentOutcome {
  return {
    matchId: matchId!,
    round: matchRound!,
    startsAt: startsAt!.toISOString(),
    endsAt: endsAt!.toISOString(),
    busy: [],
    at: noShow?.at ?? changedAt.toISOString(),
    cancelledBy: of.status === 'CANCELLED' ? cancelledBy(of) : null,
    ...(noShow && { noShow: reported(noShow) }),
  }
}

function reported({ side, by, personId, withdrawn }: Said): AppointmentOutcome['noShow'] {
  return { absent: inMatch(side), by: by ? inMatch(by) : 'SCHOOL', personId, withdrawn }
}

function cancelledBy({
  changedBy,
  history,
}: Pick<OfMatch, 'changedBy' | 'history'>): AppointmentOutcome['cancelledBy'] {
  const side = history.at(-1)?.side
  if (!side || !changedBy) return null
  return { side: inMatch(side), personId: changedBy }
}

function inMatch(side: Side): 'CANDIDATE' | 'COMPANY' {
  return side === 'TALENT' ? 'CANDIDATE' : 'COMPANY'
}
