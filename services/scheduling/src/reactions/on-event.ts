import type { EntityManager } from '@mikro-orm/postgresql'
import { type EventState, eventChanged, eventPublished } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { EventProjection } from '../projections/projections.ts'

/** Remembers what interviews need to know of an event. */
export const onEvent = reaction([eventPublished, eventChanged], async ({ em, event: { data } }) => keepEvent(em, data))

export async function keepEvent(em: EntityManager, data: EventState): Promise<void> {
  const { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant, state } = data
  const event = { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant, state }
  await em.upsert(EventProjection, event)
}
