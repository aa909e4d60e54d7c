import { eventCancelled } from '@passerelle/contracts'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event } from './event.ts'
import { lockEvent } from './lock-event.ts'

export async function cancelEvent(ctx: Context, cmd: { eventId: string }): Promise<Event> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    if (event.cancel()) announceEvent(em, eventCancelled, event, ctx.viewer.personId)
    return event
  })
}
