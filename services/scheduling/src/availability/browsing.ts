import type { EntityManager } from '@mikro-orm/postgresql'
import type { EventId, SchoolId } from '@passerelle/kernel'
import type { Viewer } from '@passerelle/service-kit'
import DataLoader from 'dataloader'

/** How the viewer stands to an event. */
export interface Standing {
  /** It was published; of a draft nothing is known here, and nobody receives there. */
  published: boolean
  registered: boolean
  /** A company of the viewer is received there. */
  exhibits: boolean
  organises: boolean
}

const stranger: Standing = { published: false, registered: false, exhibits: false, organises: false }

/** Who may look through the recruiters of an event: registered talents, companies that are received, the organiser. */
export function mayBrowse(standing: Standing): boolean {
  return standing.registered || standing.exhibits || standing.organises
}

export function browsing(em: EntityManager, viewer: Viewer): DataLoader<EventId, Standing> {
  const employers = ['', ...viewer.employers().map(({ employer }) => employer)]
  return new DataLoader(async (ids) => {
    const rows: Row[] = await em.execute(sql, [viewer.personId, employers, ids])
    return ids.map((id) => {
      const row = rows.find((one) => one.id === id)
      return row ? { ...row, published: true, organises: viewer.staffOf(row.school_id) } : stranger
    })
  })
}

interface Row {
  id: EventId
  school_id: SchoolId
  registered: boolean
  exhibits: boolean
}

const sql = `
  select e.id, e.school_id,
    exists (select 1 from registration_projection r where r.event_id = e.id and r.person_id = ? and r.active) as registered,
    exists (select 1 from received r where r.event_id = e.id and r.employer_id in (?)) as exhibits
  from event_projection e where e.id in (?)`
