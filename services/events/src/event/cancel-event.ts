import { eventCancelled } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event } from './event.ts'
import { lockEvent } from './lock-event.ts'
import { standsInTheWay } from './standing-at.ts'

export interface CancelEvent {
  eventId: string
  cancelInterviews: boolean
}

/** What stands there is cancelled by scheduling, which hears of it. @returns INTERVIEWS_STAND */
export async function cancelEvent(ctx: Context, cmd: CancelEvent): Promise<Event | Refusal> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    if (!event.cancel()) return event
    const asked = { cancelInterviews: cmd.cancelInterviews, now: ctx.now() }
    const refusal = await standsInTheWay(em, 'EVENT_CANCELLED', { eventId: event.id }, asked)
    if (refusal) return refusal
    announceEvent(em, eventCancelled, event, ctx.viewer.personId)
    return event
  })
}
