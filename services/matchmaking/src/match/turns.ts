import { type Refusal, refuse } from '@passerelle/kernel'
import type { Act, MatchStep } from './match-step.ts'
import type { MatchState, Slot } from './progress.ts'
import { standing } from './progress.ts'

/** Whose turn it is in a match, and what is closed. */
interface Standing {
  readonly state: MatchState
  readonly round: number
  slot(): Slot | null
}

/**
 * The company decides once the candidate has taken the offer (HU-25), and may change its mind until the candidate has
 * answered the appointment (HU-16, HU-33).
 */
export function turnOfCompany(match: Standing): Refusal | null {
  switch (match.state) {
    case 'PROPOSED':
      return refuse('NOT_YET', 'The candidate has not answered the offer yet. You will be told when they have.')
    case 'CANDIDATE_REFUSED':
      return refuse('OFFER_REFUSED', 'The candidate has refused the offer: there is nothing to decide.')
    case 'APPOINTMENT_ACCEPTED':
    case 'APPOINTMENT_DECLINED':
      return closed(match, 'The candidate has answered the appointment: the company’s decision stays.')
    default:
      return null
  }
}

/** A decision repeated with the same words, or none, is the one that stands: a button pressed twice. */
export function nothingNew({ comment }: Act, before: string | null): boolean {
  return comment === null || comment === before
}

export function closed({ state }: Pick<Standing, 'state'>, message: string): Refusal {
  return refuse('DECISION_CLOSED', message, { state })
}

/** About an appointment that is not there, or not any more. */
export function notStanding(match: Standing): Refusal {
  if (match.round === 0) return refuse('NOT_YET', 'The company has not proposed an appointment yet.')
  const slot = match.slot()
  const message = slot
    ? 'The company has proposed another date meanwhile. Answer that one.'
    : 'The company has withdrawn this appointment.'
  return refuse('APPOINTMENT_CHANGED', message, { appointment: slot && { round: match.round, ...slot } })
}

/** Only the last step, only one that staff made for somebody, and none that is an interview already. Null: it is done. */
export function stepToWithdraw(
  match: Standing,
  number: number,
  journal: readonly MatchStep[],
): MatchStep | Refusal | null {
  if (journal.some(({ withdraws }) => withdraws === number)) return null
  const last = standing(journal).at(-1)
  if (!last || last.number !== number)
    return closed(match, 'Another step has been made since. Only the last one goes back.')
  if (!last.onBehalf) {
    return refuse('NOT_BY_STAFF', 'Only a step that staff made in somebody’s place can be taken back.')
  }
  if (match.state === 'APPOINTMENT_ACCEPTED') {
    return closed(match, 'The accepted appointment is an interview now. Have that one cancelled.')
  }
  return last
}
