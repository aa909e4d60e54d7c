import { eventChanged } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event, RequestPolicy } from './event.ts'
import { lockEvent } from './lock-event.ts'

export interface SetRequestPolicy {
  eventId: string
  requestPolicy: RequestPolicy
}

/** @returns EVENT_CANCELLED */
export async function setRequestPolicy(ctx: Context, cmd: SetRequestPolicy): Promise<Event | Refusal> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    const changed = event.setRequestPolicy(cmd.requestPolicy)
    if (isRefusal(changed)) return changed
    if (changed) announceEvent(em, eventChanged, event, ctx.viewer.personId)
    return event
  })
}
