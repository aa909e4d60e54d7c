import type { EntityManager } from '@mikro-orm/postgresql'
import type { Place } from '@passerelle/contracts'
import type { EventId, HostId } from '@passerelle/kernel'
import { wallTimeAt } from '@passerelle/kernel/wall-time'
import type { EventTimes } from '../slot/host-slots.ts'
import { nowhere, ourRoom } from './place.ts'

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

/**
 * The same as event and host are now, for an interview that has a time; outside events its place stays. One statement.
 * @param held whether both stay as they are until the commit; who is changing them at this moment is waited for
 */
export async function placeNow(
  em: EntityManager,
  { eventId, hostId, startsAt, place }: Met,
  { held = false } = {},
): Promise<Place> {
  if (!eventId || !startsAt) return place
  const [row]: { days: Days['days']; time_zone: string; stand: string | null }[] = await em.execute(
    there(held ? 'for share' : ''),
    [eventId, hostId],
  )
  return row ? placeAtEvent({ timeZone: row.time_zone, days: row.days }, row.stand, startsAt) : place
}

const there = (lock: '' | 'for share') => `
  with e as (select days, time_zone from event_projection where id = ? ${lock}),
  h as (select stand from host where id = ? ${lock})
  select e.days, e.time_zone, h.stand from e left join h on true`
