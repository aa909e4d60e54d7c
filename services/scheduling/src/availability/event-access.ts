import type { EntityManager } from '@mikro-orm/postgresql'
import type { Viewer } from '@passerelle/service-kit'
import type { EventProjection } from '../projections/projections.ts'

/** Whether somebody sees an event: staff and candidates of its school, and companies that it approves or had at the event. */
export async function seesEvent(em: EntityManager, viewer: Viewer, event: EventProjection): Promise<boolean> {
  if (viewer.staffOf(event.schoolId) || viewer.candidateAt(event.schoolId)) return true
  const employers = viewer.employers().map(({ employer }) => employer)
  const found: object[] = await em.execute(sql, [event.schoolId, employers, event.id, employers])
  return found.length > 0
}

const sql = `
  select from approval_projection where school_id = ? and state = 'APPROVED' and employer_id = any(array[?]::text[])
  union all select from booth_projection where event_id = ? and employer_id = any(array[?]::text[]) limit 1`
