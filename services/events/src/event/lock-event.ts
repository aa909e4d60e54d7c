import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import type { EventId } from '@passerelle/kernel'
import { Event } from './event.ts'

/** The event as it is now, kept from change until the transaction ends. */
export function lockEvent(em: EntityManager, id: string): Promise<Event> {
  const lockMode = LockMode.PESSIMISTIC_WRITE
  return em.findOneOrFail(Event, { id: id as EventId }, { lockMode, refresh: true })
}

/** The same for those who only rely on its state: they do not wait for each other. */
export function shareEvent(em: EntityManager, id: string): Promise<Event> {
  const lockMode = LockMode.PESSIMISTIC_READ
  return em.findOneOrFail(Event, { id: id as EventId }, { lockMode, refresh: true })
}
