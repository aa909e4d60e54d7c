import type { EntityManager } from '@mikro-orm/postgresql'
import { candidateRegistered, registrationCancelled } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Registration } from './registration.ts'

export function announceRegistration(em: EntityManager, registration: Registration): void {
  const { id, eventId, candidateId, personId } = registration
  const active = registration.state === 'ACTIVE'
  const data = { id, eventId, candidateId, personId, active, registeredAt: registration.registeredAt.toISOString() }
  emit(em, active ? candidateRegistered : registrationCancelled, registration, data, { actor: personId })
}
