import { asHeld, type Connection, type PageArgs, pageOfWhole } from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'
import type { Interview } from './interview.ts'
import type { Side, Status } from './lifecycle.ts'

export interface StepShown {
  status: Status
  at: Date
  by: Side | null
  recruiterName: string
  slot: Slot | null
  reason: string | null
  reportedNoShow: Side | null
  withdrawnNoShow: Side | null
}

export type HistoryPage = Connection<StepShown>

/**
 * The steps of an interview's life, oldest first.
 * @param withWords whether the reasons are shown, which are for those who take part
 * @throws BadCursor, PageTooLarge
 */
export function historyOf(interview: Interview, page: PageArgs, withWords: boolean): HistoryPage {
  const steps = interview.history.map(({ status, at, side, recruiterName, startsAt, endsAt, reason, ...step }) => ({
    status,
    at: new Date(at),
    by: side,
    recruiterName,
    slot: startsAt && endsAt ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) } : null,
    reason: withWords ? reason : null,
    reportedNoShow: step.reportedNoShow ?? null,
    withdrawnNoShow: step.withdrawnNoShow ?? null,
  }))
  return pageOfWhole(asHeld, steps, page)
}
