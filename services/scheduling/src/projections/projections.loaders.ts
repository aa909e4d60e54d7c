import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { ApprovalProjection, EmployerUserProjection, EventProjection } from './projections.ts'

export function projectionLoaders({ em }: Reading) {
  return {
    event: byId(em, EventProjection, 'evt'),
    approval: byId(em, ApprovalProjection, 'apr'),
    employerUser: byId(em, EmployerUserProjection, 'eus'),
  }
}
