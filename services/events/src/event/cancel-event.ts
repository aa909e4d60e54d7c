import { eventCancelled } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event } from './event.ts'
import { standAgainst } from './interviews-stand.ts'
import { lockEvent } from './lock-event.ts'
import { standingAt } from './standing-at.ts'

export interface CancelEvent {
  eventId: string
  cancelInterviews: boolean
}

/** What stands there is cancelled by scheduling, which hears of it. @returns INTERVIEWS_STAND */
export async function cancelEvent(ctx: Context, cmd: CancelEvent): Promise<Event | Refusal> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    if (!event.cancel()) return event
    const standing = cmd.cancelInterviews ? [] : await standingAt(em, { eventId: event.id }, ctx.now())
    const refusal = standAgainst('EVENT_CANCELLED', standing, event.timeZone)
    if (refusal) return refusal
    announceEvent(em, eventCancelled, event, ctx.viewer.personId)
    return event
  })
}
