import type { EntityManager } from '@mikro-orm/postgresql'
import { nowhere, type Place } from '@passerelle/contracts'
import type { EventId, HostId } from '@passerelle/kernel'
import { wallTimeAt } from '@passerelle/kernel/wall-time'
import type { EventTimes } from '../slot/host-slots.ts'
import { ourRoom } from './place.ts'

type Days = Pick<EventTimes, 'timeZone' | 'days'>

/** Where an interview at an event takes place: where its day is held, at the host's stand; online, in our room. */
export function placeAtEvent({ timeZone, days }: Days, stand: string | null, startsAt: Date): Place {
  const { day } = wallTimeAt(timeZone, startsAt.getTime())
  const address = days.find(({ date }) => date === day)?.place
  return address ? { ...nowhere, kind: 'ADDRESS', address, room: stand } : ourRoom
}

interface Met {
  eventId: EventId | null
  hostId: HostId | null
  startsAt: Date | null
  place: Place
}

/** The same as event and host are now, for an interview that has a time; outside events its place stays. */
export async function placeNow(em: EntityManager, met: Met, options: { held?: boolean } = {}): Promise<Place> {
  const { eventId, hostId, startsAt, place } = met
  if (!eventId || !startsAt) return place
  return (await placesAt(em, eventId, hostId ? [hostId] : [], options))(met)
}

/**
 * The same for interviews of these hosts at one event, in one statement.
 * @param options.held whether event and hosts stay as they are until the commit; who is changing them at this moment is waited for
 */
export async function placesAt(
  em: EntityManager,
  eventId: EventId,
  hostIds: readonly HostId[],
  { held = false }: { held?: boolean } = {},
): Promise<(met: Omit<Met, 'eventId'>) => Place> {
  const rows: Row[] = await em.execute(there(held ? 'for share' : ''), [eventId, hostIds])
  const stands = new Map(rows.map(({ host, stand }) => [host, stand]))
  const [event] = rows
  return ({ hostId, startsAt, place }) => {
    if (!event || !startsAt) return place
    return placeAtEvent({ timeZone: event.time_zone, days: event.days }, stands.get(hostId) ?? null, startsAt)
  }
}

interface Row {
  days: Days['days']
  time_zone: string
  host: HostId | null
  stand: string | null
}

const there = (lock: '' | 'for share') => `
  with e as (select days, time_zone from event_projection where id = ? ${lock}),
  h as (select id, stand from host where id = any(array[?]::text[]) ${lock})
  select e.days, e.time_zone, h.id as host, h.stand from e left join h on true`
