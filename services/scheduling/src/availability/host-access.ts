import type { EventId, HostId } from '@passerelle/kernel'
import { type Sql, sql } from '@passerelle/persistence'
import type { Viewer } from '@passerelle/service-kit'
import type DataLoader from 'dataloader'
import { mayBrowse, type Standing } from './browsing.ts'
import type { Contact } from './contacts.ts'
import type { Host } from './host.ts'

/** What the rule asks of the context. */
interface AsksStanding {
  readonly viewer: Viewer
  readonly loaders: {
    readonly browsing: DataLoader<EventId, Standing>
    readonly contacts: DataLoader<HostId, Contact>
  }
}

type Placed = Pick<Host, 'id' | 'employerId' | 'eventId'>

/** Whoever may browse the event sees its hosts, and so do those who have an interview with one, and their company, to which they belong. */
export async function seesHost({ viewer, loaders }: AsksStanding, host: Placed): Promise<boolean> {
  if (viewer.worksFor(host.employerId)) return true
  if (mayBrowse(await loaders.browsing.load(host.eventId))) return true
  return (await loaders.contacts.load(host.id)).ever
}

/** The same rule in SQL, for rows of `host` called `row`. */
export function visibleHosts(viewer: Viewer): Sql {
  const employers = viewer.employers().map(({ employer }) => employer)
  return sql(
    `(row.employer_id = any(array[?]::text[])
      or row.event_id in (select event_id from registration_projection where person_id = ? and active)
      or row.event_id in (select event_id from received where employer_id = any(array[?]::text[]))
      or row.event_id in (select id from event_projection where school_id = any(array[?]::text[]))
      or exists (select from interview where interview.host_id = row.id and interview.talent = ?))`,
    employers,
    viewer.personId,
    employers,
    viewer.staffSchools(),
    viewer.personId,
  )
}
