import { daysToReportNoShow, type NoShow, refuse } from '@passerelle/contracts'
import type { PersonId, Refusal } from '@passerelle/kernel'
import { type NoShowAction, otherSide, type Side, type Status } from '../interview/lifecycle.ts'

/** For whom somebody says who did not come; the school when null. */
export interface Reporter {
  by: Side | null
  personId: PersonId
}

/** What of an interview says whether, and by whom, a no-show may be reported. */
interface Meeting {
  readonly status: Status
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly noShows: readonly NoShow[]
}

export function noShowOf({ noShows }: Pick<Meeting, 'noShows'>, absent: Side): NoShow | undefined {
  return noShows.find(({ side }) => side === absent)
}

/** What a side may say now of the other one. */
export function noShowActions(meeting: Meeting, side: Side, now: Date): NoShowAction[] {
  if (refusalToReport(meeting, now)) return []
  const said = noShowOf(meeting, otherSide(side))
  if (!said) return ['REPORT_NO_SHOW']
  return said.by === side ? ['WITHDRAW_NO_SHOW'] : []
}

/**
 * Which side did not come: of a side's report the other one, which it need not name.
 * @returns FORBIDDEN for one's own side, INVALID_INPUT when the school names none
 */
export function absentSaid(by: Side | null, named: Side | null | undefined): Side | Refusal {
  if (by === null) return named ?? refuse('INVALID_INPUT.WHICH_SIDE', undefined, { field: 'absent' })
  return named === by ? refuse('FORBIDDEN.OWN_NO_SHOW', undefined, { field: 'absent' }) : otherSide(by)
}

/** From the start on, and for some days behind the end. @returns WRONG_STATE */
export function refusalToReport({ status, startsAt, endsAt }: Meeting, now: Date): Refusal | undefined {
  if (!startsAt || !endsAt || (status !== 'CONFIRMED' && status !== 'COMPLETED')) {
    return refuse('WRONG_STATE.NO_SHOW', { status }, { status })
  }
  if (now < startsAt) return refuse('WRONG_STATE.NO_SHOW_TOO_EARLY', undefined, { status })
  const over = now.getTime() >= endsAt.getTime() + daysToReportNoShow * 86_400_000
  return over ? refuse('WRONG_STATE.NO_SHOW_TOO_LATE', { days: daysToReportNoShow }, { status }) : undefined
}

/** As long as it may be reported, and by those who did. @returns WRONG_STATE, FORBIDDEN */
export function refusalToWithdraw(meeting: Meeting, absent: Side, by: Side | null, now: Date): Refusal | undefined {
  const refusal = refusalToReport(meeting, now)
  if (refusal) return refusal
  const said = noShowOf(meeting, absent)
  return said && said.by !== by ? refuse('FORBIDDEN.WITHDRAW_NO_SHOW') : undefined
}
