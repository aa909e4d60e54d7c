import type { EntityManager } from '@mikro-orm/postgresql'
import { boothClosed, boothOpened } from '@passerelle/contracts'
import type { PersonId } from '@passerelle/kernel'
import { emit } from '@passerelle/messaging'
import type { Booth } from './booth.ts'

export function announceBooth(em: EntityManager, booth: Booth, by: PersonId): void {
  const { id, eventId, employerId } = booth
  const open = booth.state === 'OPEN'
  emit(em, open ? boothOpened : boothClosed, booth, { id, eventId, employerId, open }, { actor: by })
}
