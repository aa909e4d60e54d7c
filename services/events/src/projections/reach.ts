import type { EventId, SchoolId } from '@passerelle/kernel'
import type { Reading } from '@passerelle/service-kit'

/** Where the employers that the viewer works for are let in. */
export interface Reach {
  /** Schools that approve one of them. */
  readonly schools: ReadonlySet<SchoolId>
  /** Events where one of them has or had a booth. */
  readonly events: ReadonlySet<EventId>
  /** Events where one of them has an open booth and recruiters may ask: not where only talents do. */
  readonly talents: ReadonlySet<EventId>
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

type Row = { kind: 'APPROVED' | 'BOOTH' | 'TALENTS'; id: string }

async function reachOf({ em, viewer }: Reading): Promise<Reach> {
  const employers = viewer.employers().map(({ employer }) => employer)
  const rows: Row[] = employers.length === 0 ? [] : await em.execute(statement, [employers, employers])
  const ids = (...kinds: Row['kind'][]) => rows.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  return {
    schools: new Set(ids('APPROVED') as SchoolId[]),
    events: new Set(ids('BOOTH', 'TALENTS') as EventId[]),
    talents: new Set(ids('TALENTS') as EventId[]),
  }
}

const statement = `
  select state as kind, school_id as id from approval_projection
    where employer_id = any(array[?]::text[]) and state = 'APPROVED'
  union all
  select case when booth.state = 'OPEN' and event.request_policy <> 'TALENTS' then 'TALENTS' else 'BOOTH' end, event.id
    from booth join event on event.id = booth.event_id
    where booth.employer_id = any(array[?]::text[])`
