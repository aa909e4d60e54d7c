import type { Connection, PageArgs } from '@passerelle/kernel'
import { type KeysetList, pageLoader, sql } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import { Registration } from './registration.ts'
import { visibleRegistrations } from './registration-access.ts'

export type RegistrationPage = Connection<Registration>

type Asking = Pick<BaseContext, 'em' | 'viewer'>

// Ids are ordered by time of making.
const byArrival: KeysetList<Registration> = {
  entity: Registration,
  table: 'registration',
  order: [{ column: 'id', type: 'text' }],
  keyOf: (registration) => [registration.id],
}

/** By event, whose list the viewer may see. */
export function registrationsOfEvent({ em }: Asking) {
  const where = sql(`row.event_id = parent.id and row.state = 'ACTIVE'`)
  return pageLoader<Registration, PageArgs>(em, byArrival, () => where)
}

/** By candidate: those that the viewer may see. */
export function registrationsOfCandidate({ em, viewer }: Asking) {
  const visible = visibleRegistrations(viewer)
  const where = sql(`row.candidate_id = parent.id and row.state = 'ACTIVE' and ${visible.text}`, ...visible.values)
  return pageLoader<Registration, PageArgs>(em, byArrival, () => where)
}
