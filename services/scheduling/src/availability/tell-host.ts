import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, HostState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { Host } from './host.ts'

export function tellHost(em: EntityManager, fact: Contract<HostState>, host: Host): void {
  const { id, eventId, employerId, employerUserId, personId, bookingMode, open } = host
  emit(em, fact, host, { id, eventId, employerId, employerUserId, personId, bookingMode, open })
}
