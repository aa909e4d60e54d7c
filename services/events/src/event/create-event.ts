import { isRefusal, newId, type Refusal, type SchoolId } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { draftEvent, type Event, type RequestPolicy } from './event.ts'
import type { EventFormat } from './event-format.ts'

export interface CreateEvent extends Omit<EventFormat, 'description' | 'creditsPerParticipant'> {
  schoolId: string
  description?: string | null | undefined
  creditsPerParticipant?: number | null | undefined
  requestPolicy: RequestPolicy
}

/** A draft, of which nobody outside the school hears. @returns EVENT_INVALID with every problem */
export async function createEvent(ctx: Context, cmd: CreateEvent): Promise<Event | Refusal> {
  const { schoolId, requestPolicy, description = null, creditsPerParticipant = null } = cmd
  const { name, timeZone, days, durations } = cmd
  const event = draftEvent({
    id: newId('evt'),
    schoolId: schoolId as SchoolId,
    format: { name, description, timeZone, days, durations, creditsPerParticipant },
    requestPolicy,
    by: ctx.viewer.personId,
    at: ctx.now(),
  })
  if (isRefusal(event)) return event
  return changes(ctx, async (em) => {
    em.persist(event)
    return event
  })
}
