import { type Connection, decodeCursor, pageOf, pageSize } from '@passerelle/kernel'
import type { Slot } from '../slot/host-slots.ts'
import type { Interview } from './interview.ts'
import type { Paging } from './interview-page.ts'
import type { Side, Status } from './lifecycle.ts'

export interface StepShown {
  status: Status
  at: Date
  by: Side | null
  slot: Slot | null
  reason: string | null
}

export type HistoryPage = Connection<StepShown>

/** The steps of an interview's life, oldest first. @throws BadCursor, PageTooLarge */
export function historyOf(interview: Interview, { first, after }: Paging): HistoryPage {
  const size = pageSize(first)
  const [last] = after ? (decodeCursor(after, ['number']) as [number]) : [-1]
  const steps = interview.history.map(({ status, at, by, startsAt, endsAt, reason }, place) => ({
    place,
    status,
    at: new Date(at),
    by: (by && interview.sideOf(by)) ?? null,
    slot: startsAt && endsAt ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) } : null,
    reason,
  }))
  const behind = steps.filter(({ place }) => place > last)
  const page = pageOf(behind, size, ({ place }) => [place], Boolean(after))
  return { ...page, count: async () => steps.length }
}
