import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewState, interviewRelocated } from '@passerelle/contracts'
import type { EventId, HostId, InterviewId, PersonId } from '@passerelle/kernel'
import { isSamePlace, ourRoom } from '../place/place.ts'
import { placeNow, placesAt } from '../place/place-at-event.ts'
import { lockInterviews } from './lock-interview.ts'
import { tell } from './tell.ts'

/** The confirmed interviews at an event, of one host there or one of them, that are not over take place where event and host are now. */
export async function followPlaces(
  em: EntityManager,
  of: { eventId: EventId; hostId?: HostId; id?: InterviewId },
  by: PersonId | null,
  now: Date,
): Promise<void> {
  const confirmed = await lockInterviews(em, { ...of, status: 'CONFIRMED', endsAt: { $gt: now } })
  if (confirmed.length === 0) return
  const hostIds = new Set(confirmed.flatMap(({ hostId }) => hostId ?? []))
  const placeOf = await placesAt(em, of.eventId, [...hostIds])
  for (const interview of confirmed) {
    const place = placeOf(interview)
    if (isSamePlace(place, interview.place)) continue
    interview.follow(place, by, now)
    tell(em, interviewRelocated, interview)
  }
}

/**
 * The same of one interview that was booked, moved or handed over while its event or host moved: neither of the two changes saw
 * the other. Whoever moves them from now on finds the interview.
 */
export async function followPlace(em: EntityManager, of: InterviewState, now: Date): Promise<void> {
  const { id, eventId, hostId, status, slot, place = ourRoom } = of
  if (!eventId || status !== 'CONFIRMED' || !slot) return
  const there = await placeNow(em, { eventId, hostId, startsAt: new Date(slot.startsAt), place }, { held: true })
  if (!isSamePlace(there, place)) await followPlaces(em, { eventId, id }, null, now)
}
