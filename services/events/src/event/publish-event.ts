import { eventPublished } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event } from './event.ts'
import { lockEvent } from './lock-event.ts'

/** @returns EVENT_CANCELLED, EVENT_OVER */
export async function publishEvent(ctx: Context, cmd: { eventId: string }): Promise<Event | Refusal> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    const published = event.publish(ctx.now())
    if (isRefusal(published)) return published
    if (published) announceEvent(em, eventPublished, event, ctx.viewer.personId)
    return event
  })
}
