import { type KeyOf, refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Act, MatchStep } from './match-step.ts'
import type { MatchState, Slot } from './progress.ts'
import { isNote, lastStanding } from './progress.ts'

/** Whose turn it is in a match, and what is closed. */
interface Standing {
  readonly state: MatchState
  readonly round: number
  readonly remindedAt: Date | null
  slot(): Slot | null
}

/**
 * The company decides once the candidate has taken the offer (HU-25), and may change its mind until the candidate has
 * answered the appointment (HU-16, HU-33).
 */
export function turnOfCompany(match: Standing): Refusal | null {
  switch (match.state) {
    case 'PROPOSED':
      return refuse('NOT_YET.OFFER')
    case 'CANDIDATE_REFUSED':
      return refuse('OFFER_REFUSED')
    case 'APPOINTMENT_ACCEPTED':
    case 'APPOINTMENT_DECLINED':
      return closed(match, 'APPOINTMENT_ANSWERED')
    case 'INTERVIEW_HELD':
      return closed(match, 'INTERVIEW_HELD')
    default:
      return ended(match)
  }
}

/** Fresh links leave no more often, so that nobody is flooded. */
const restsAfterReminder = 24 * 3_600_000

/** A contact is reminded while their first answer is awaited, once a day at most. Null: now. */
export function turnOfReminder(match: Standing, now: Date): Refusal | null {
  const refusal = turnOfCompany(match)
  if (refusal) return refusal
  if (match.state !== 'CANDIDATE_ACCEPTED') return closed(match, 'CONTACT_ANSWERED')
  const rested = match.remindedAt === null || now.getTime() - match.remindedAt.getTime() >= restsAfterReminder
  return rested ? null : refuse('REMINDED_ALREADY')
}

/** A decision repeated with the same words, or none, is the one that stands: a button pressed twice. */
export function nothingNew({ comment }: Act, before: string | null): boolean {
  return comment === null || comment === before
}

type Why = KeyOf<'DECISION_CLOSED'> extends `${string}.${infer Variant}` ? Variant : never

export function closed({ state }: Pick<Standing, 'state'>, why: Why): Refusal {
  return refuse(`DECISION_CLOSED.${why}`, undefined, { state })
}

/** Nobody decides about a match that ended with its job, or by the school. */
export function ended({ state }: Pick<Standing, 'state'>): Refusal | null {
  return state === 'JOB_OVER' || state === 'ENDED' ? closed({ state }, state) : null
}

/** About an appointment that is not there, or not any more. */
export function notStanding(match: Standing): Refusal {
  if (match.round === 0) return refuse('NOT_YET.APPOINTMENT')
  const slot = match.slot()
  return refuse(slot ? 'APPOINTMENT_CHANGED.MOVED' : 'APPOINTMENT_CHANGED.WITHDRAWN', undefined, {
    appointment: slot && { round: match.round, ...slot },
  })
}

/** Only the last step, only one that staff made for somebody, and none that is an interview already. Null: it is done. */
export function stepToWithdraw(
  match: Standing,
  number: number,
  journal: readonly MatchStep[],
): MatchStep | Refusal | null {
  if (journal.some(({ withdraws }) => withdraws === number)) return null
  if (journal.some((step) => step.number === number && isNote(step))) return refuse('NOT_BY_STAFF')
  const last = lastStanding(journal)
  if (!last || last.number !== number) return closed(match, 'NOT_THE_LAST')
  if (!last.onBehalf) {
    return refuse('NOT_BY_STAFF')
  }
  if (match.state === 'APPOINTMENT_ACCEPTED') {
    return closed(match, 'INTERVIEW')
  }
  return last
}
