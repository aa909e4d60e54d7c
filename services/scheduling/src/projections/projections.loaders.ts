import type { EventId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { ApprovalProjection, CandidateProjection, EmployerUserProjection, EventProjection } from './projections.ts'

export function projectionLoaders({ em, viewer }: Reading) {
  return {
    event: byId(em, EventProjection, 'evt'),
    approval: byId(em, ApprovalProjection, 'apr'),
    /** Whether a company of the viewer's has, or had, a booth at the event, or is approved by its school. */
    isAtEvent: new DataLoader<EventId, boolean>(async (ids) => {
      const employers = viewer.employers().map(({ employer }) => employer)
      const rows: { id: EventId }[] = await em.execute(
        `select id from event_projection event where id = any(array[?]::text[]) and (
           exists (select from booth_projection b where b.event_id = event.id and b.employer_id = any(array[?]::text[]))
           or exists (select from approval_projection a
             where a.school_id = event.school_id and a.employer_id = any(array[?]::text[]) and a.state = 'APPROVED'))`,
        [ids, employers, employers],
      )
      const found = new Set(rows.map(({ id }) => id))
      return ids.map((id) => found.has(id))
    }),
    candidate: byId(em, CandidateProjection, 'cnd'),
    employerUser: byId(em, EmployerUserProjection, 'eus'),
  }
}
