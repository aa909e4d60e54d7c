import { asHeld, type Connection, type PageArgs, pageOfWhole } from '@passerelle/kernel'
import type { Approval, ApprovalEntry } from './approval.ts'

export type ApprovalHistoryPage = Connection<ApprovalEntry>

/** What happened to an approval, oldest first. @throws BadCursor, PageTooLarge */
export function historyOf({ history }: Approval, page: PageArgs): ApprovalHistoryPage {
  return pageOfWhole(asHeld, history, page)
}
