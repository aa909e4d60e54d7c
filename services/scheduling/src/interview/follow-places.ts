import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { interviewRelocated } from '@passerelle/contracts'
import type { EventId, HostId, PersonId } from '@passerelle/kernel'
import { isSamePlace } from '../place/place.ts'
import { placeNow } from '../place/place-at-event.ts'
import { Interview } from './interview.ts'
import { tell } from './tell.ts'

/** The confirmed interviews at an event, or of one host there, that are not over take place where event and host are now. */
export async function followPlaces(
  em: EntityManager,
  of: { eventId: EventId; hostId?: HostId },
  by: PersonId | null,
  now: Date,
): Promise<void> {
  const confirmed = await em.find(
    Interview,
    { ...of, status: 'CONFIRMED', endsAt: { $gt: now } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  )
  for (const interview of confirmed) {
    const place = await placeNow(em, interview)
    if (isSamePlace(place, interview.place)) continue
    interview.follow(place, by, now)
    tell(em, interviewRelocated, interview)
  }
}
