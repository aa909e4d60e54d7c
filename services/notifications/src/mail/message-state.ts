/**
 * ```
 * QUEUED ─claim─▶ SENDING ─250─▶ SENT
 *   ▲  └─no longer worth it─▶ DROPPED        │
 *   ├────────4xx, no connection, crash before the mark
 *   │                          ├─5xx, too many attempts─▶ FAILED
 *   │                          └─handed over, no answer─▶ UNCERTAIN ─late 250─▶ SENT
 * ```
 */
export type MessageState = 'QUEUED' | 'SENDING' | 'SENT' | 'FAILED' | 'UNCERTAIN' | 'DROPPED'
export type CalendarMethod = 'REQUEST' | 'CANCEL'

/** Whether the person's calendar may have got it. */
export function mayHaveArrived(message: { state: MessageState }): boolean {
  return message.state === 'SENT' || message.state === 'UNCERTAIN'
}
