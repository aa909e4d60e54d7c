import type { EntityManager } from '@mikro-orm/postgresql'
import { type AppointmentOutcome, appointmentCancelled, appointmentHeld } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Interview } from './interview.ts'

type OfMatch = Pick<
  Interview,
  'matchId' | 'matchRound' | 'status' | 'startsAt' | 'endsAt' | 'changedAt' | 'changedBy' | 'history'
>

/** Says to the match whose accepted appointment an interview is that it was held, or cancelled (HU-38). Nothing while it stands. */
export function tellMatch(em: EntityManager, interview: OfMatch): void {
  const { matchId, matchRound, status } = interview
  if (!matchId || !matchRound) return
  const fact = status === 'COMPLETED' ? appointmentHeld : status === 'CANCELLED' ? appointmentCancelled : undefined
  // An interview ends once, and rounds only rise: the round is its version.
  if (fact) emit(em, fact, { id: matchId, version: matchRound }, outcomeOf(interview))
}

function outcomeOf({ matchId, matchRound, startsAt, endsAt, changedAt, ...of }: OfMatch): AppointmentOutcome {
  return {
    matchId: matchId!,
    round: matchRound!,
    startsAt: startsAt!.toISOString(),
    endsAt: endsAt!.toISOString(),
    busy: [],
    at: changedAt.toISOString(),
    cancelledBy: of.status === 'CANCELLED' ? cancelledBy(of) : null,
  }
}

function cancelledBy({
  changedBy,
  history,
}: Pick<OfMatch, 'changedBy' | 'history'>): AppointmentOutcome['cancelledBy'] {
  const side = history.at(-1)?.side
  if (!side || !changedBy) return null
  return { side: side === 'TALENT' ? 'CANDIDATE' : 'COMPANY', personId: changedBy }
}
