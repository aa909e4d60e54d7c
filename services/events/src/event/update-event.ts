import { eventChanged } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceEvent } from './announce-event.ts'
import type { Event } from './event.ts'
import type { EventFormat } from './event-format.ts'
import { standAgainstChange } from './interviews-stand.ts'
import { lockEvent } from './lock-event.ts'
import { standingAt } from './standing-at.ts'

/** A field that is absent stays; null empties those that may be empty, and means absent for the others. */
export type UpdateEvent = { eventId: string; cancelInterviews: boolean } & {
  [F in keyof EventFormat]?: EventFormat[F] | null | undefined
}

/**
 * What does not fit afterwards is cancelled by scheduling, which hears of the change.
 * @returns EVENT_INVALID, EVENT_CANCELLED, INTERVIEWS_STAND
 */
export async function updateEvent(ctx: Context, cmd: UpdateEvent): Promise<Event | Refusal> {
  return changes(ctx, async (em) => {
    const event = await lockEvent(em, cmd.eventId)
    const changed = event.change(changesOf(cmd))
    if (isRefusal(changed)) return changed
    if (changed && !cmd.cancelInterviews) {
      const refusal = standAgainstChange(await standingAt(em, { eventId: event.id }, ctx.now()), event)
      if (refusal) return refusal
    }
    if (changed) announceEvent(em, eventChanged, event, ctx.viewer.personId)
    return event
  })
}

function changesOf({ eventId: _, cancelInterviews: _cancel, ...cmd }: UpdateEvent): Partial<EventFormat> {
  const mayBeEmpty = ['description', 'creditsPerParticipant']
  const given = Object.entries(cmd).filter(
    ([field, value]) => value !== undefined && (value !== null || mayBeEmpty.includes(field)),
  )
  return Object.fromEntries(given)
}
