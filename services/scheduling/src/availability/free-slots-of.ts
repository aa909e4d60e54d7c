import type { EntityManager } from '@mikro-orm/postgresql'
import type { Clock, EventId } from '@passerelle/kernel'
import DataLoader from 'dataloader'
import { busyTimes } from '../occupancy/busy-times.ts'
import type { EventProjection } from '../projections/projections.ts'
import { endOf, freeSlots } from '../slot/host-slots.ts'
import type { Ranges } from '../slot/ranges.ts'
import type { Host } from './host.ts'

/** The free slots of hosts, from now on: one statement for the events and one for who is busy. */
export function freeSlotsOf(
  em: EntityManager,
  eventsOf: (ids: readonly EventId[]) => Promise<readonly (EventProjection | null | Error)[]>,
  clock: Clock,
): DataLoader<Host, Ranges> {
  return new DataLoader(async (hosts) => {
    const now = clock()
    const known = await eventsOf(hosts.map((host) => host.eventId))
    const offers = hosts.map((host, i) => ({ host, event: openEvent(known[i]) }))
    const ends = offers.map(({ event }) => (event ? endOf(event) : 0))
    const until = new Date(Math.max(now.getTime(), ...ends))
    const busy = await busyTimes(
      em,
      hosts.map((host) => host.personId),
      now,
      until,
    )
    return offers.map(({ host, event }) =>
      event && host.open ? freeSlots(event, host, busy.get(host.personId)!, now) : [],
    )
  })
}

function openEvent(event: EventProjection | Error | null | undefined): EventProjection | undefined {
  return event && !(event instanceof Error) && event.state === 'PUBLISHED' ? event : undefined
}
