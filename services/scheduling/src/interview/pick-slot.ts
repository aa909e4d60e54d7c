import type { EntityManager } from '@mikro-orm/postgresql'
import { type InterviewId, type PersonId, type Refusal, refuse } from '@passerelle/kernel'
import { busyTimes } from '../occupancy/busy-times.ts'
import { moveTime, takeTime } from '../occupancy/occupancy.ts'
import { endOf, freeSlots, type Slot, slotAt, slotsOffered, toSlots } from '../slot/host-slots.ts'
import type { Meeting } from './circumstances.ts'

/** Who takes which slot of a host. */
export interface Pick {
  interviewId: InterviewId
  meeting: Meeting
  talent: PersonId
  /** Who is acting: only he is told when he himself is busy. */
  by: PersonId
  slot: Slot
  /** Whether the interview has a slot already, which it gives back. */
  moves?: boolean
}

/** The slot of the host that starts then, taken or not; SLOT_NOT_OFFERED when there is none, or it has begun. */
export async function slotOffered(
  em: EntityManager,
  meeting: Meeting,
  startsAt: Date,
  now: Date,
): Promise<Slot | Refusal> {
  const slot = slotAt(slotsOffered(meeting.event, meeting.host), startsAt)
  if (slot && startsAt >= now) return slot
  const nextFreeSlots = await nextFree(em, meeting, now)
  if (nextFreeSlots.length === 0) return noSlotAvailable()
  return refuse('SLOT_NOT_OFFERED', 'No slot of this recruiter starts then. Choose one of the next free ones.', {
    nextFreeSlots,
  })
}

/**
 * Takes the slot for host and talent, or says who is busy. What was taken before a refusal has to be rolled back by the
 * caller.
 */
export async function takeSlot(em: EntityManager, pick: Pick, now: Date): Promise<Refusal | undefined> {
  const { interviewId, meeting, talent, slot } = pick
  const take = pick.moves ? moveTime : takeTime
  const busy = await take(em, interviewId, [meeting.host.personId, talent], slot)
  if (busy.length === 0) return undefined
  if (!busy.includes(meeting.host.personId)) return timeConflict(em, pick)
  const nextFreeSlots = await nextFree(em, meeting, now, interviewId)
  if (nextFreeSlots.length === 0) return noSlotAvailable()
  const message = 'This slot has just been taken. Choose one of the next free ones.'
  return refuse('SLOT_TAKEN', message, { nextFreeSlots })
}

function noSlotAvailable(): Refusal {
  const message =
    'This recruiter has no free slot at the moment. Try again later: slots come back when somebody cancels.'
  return refuse('NO_SLOT_AVAILABLE', message)
}

/** At most five. @param except an interview of this transaction: its own time does not count */
async function nextFree(em: EntityManager, { event, host }: Meeting, now: Date, except?: InterviewId) {
  const end = new Date(Math.max(endOf(event), now.getTime()))
  const busy = await busyTimes(em, [host.personId], now, end, except)
  return toSlots(freeSlots(event, host, busy.get(host.personId)!, now).slice(0, 2 * 5))
}

/** The talent, and not the host, is busy. */
function timeConflict(em: EntityManager, { talent, by, slot, interviewId }: Pick): Promise<Refusal> {
  return by === talent ? youAreBusy(em, by, slot, interviewId) : Promise.resolve(otherIsBusy())
}

export function otherIsBusy(): Refusal {
  return refuse('TIME_CONFLICT', 'The other person is not free at that time. Choose another one.')
}

/** @param except the interview that is about to take place then */
export async function youAreBusy(em: EntityManager, you: PersonId, slot: Slot, except: InterviewId): Promise<Refusal> {
  const [from, to] = (await busyTimes(em, [you], slot.startsAt, slot.endsAt, except)).get(you)!
  return refuse('TIME_CONFLICT', 'You are busy at that time. Choose another one, or move what you have.', {
    busyFrom: from === undefined ? null : new Date(from),
    busyTo: to === undefined ? null : new Date(to),
  })
}
