import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, EventState } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Event } from './event.ts'

/** Tells other services what is so now. What has never been published is nobody's business but the school's. */
export function announceEvent(em: EntityManager, fact: Contract<EventState>, event: Event, by: PersonId): void {
  if (event.publishedAt === null) return
  emit(em, fact, event, publicState(event), { actor: by })
}

function publicState(event: Event): EventState {
  const { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant } = event
  const state = event.state === 'CANCELLED' ? 'CANCELLED' : 'PUBLISHED'
  return { id, schoolId, name, timeZone, days, durations, requestPolicy, creditsPerParticipant, state }
}
