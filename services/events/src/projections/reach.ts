import type { EventId, SchoolId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'

/** Where the employers that the viewer works for are let in. */
export interface Reach {
  /** Schools that approve one of them. */
  readonly schools: ReadonlySet<SchoolId>
  /** Events where one of them has or had a booth. */
  readonly events: ReadonlySet<EventId>
  /** Events where one of them has an open booth. */
  readonly openBooths: ReadonlySet<EventId>
}

/** What rules need that ask where the viewer's employers are let in. */
export interface AsksReach {
  loaders: { reach(): Promise<Reach> }
}

export function reachLoaders(reading: Reading) {
  let reach: Promise<Reach> | undefined
  return {
    reach: () => {
      reach ??= reachOf(reading)
      return reach
    },
  }
}

type Row = { kind: 'APPROVED' | 'OPEN' | 'CLOSED'; id: string }

async function reachOf({ em, viewer }: Reading): Promise<Reach> {
  const employers = viewer.employers().map(({ employer }) => employer)
  const rows: Row[] = employers.length === 0 ? [] : await em.execute(statement, [employers, employers])
  const ids = (...kinds: Row['kind'][]) => rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  return {
    schools: new Set(ids('APPROVED') as SchoolId[]),
    events: new Set(ids('OPEN', 'CLOSED') as EventId[]),
    openBooths: new Set(ids('OPEN') as EventId[]),
  }
}

const statement = `
  select state as kind, school_id as id from approval_projection
    where employer_id = any(array[?]::text[]) and state = 'APPROVED'
  union all
  select state, event_id from booth where employer_id = any(array[?]::text[])`
