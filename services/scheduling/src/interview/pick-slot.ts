import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse, type TalentId } from '@passerelle/contracts'
import type { InterviewId, PersonId, Refusal } from '@passerelle/kernel'
import { busyTimes } from '../occupancy/busy-times.ts'
import { moveTime, takeTime } from '../occupancy/take-time.ts'
import { endOf, freeSlots, type Slot, slotAt, slotsOffered, toSlots } from '../slot/host-slots.ts'
import type { Ranges } from '../slot/ranges.ts'
import type { Meeting } from './circumstances.ts'
import type { Interview } from './interview.ts'

/** Who takes which slot of a host. */
export interface Pick {
  interviewId: InterviewId
  meeting: Meeting
  talent: TalentId
  /** Who is acting: only he is told when he himself is busy. */
  by: PersonId
  slot: Slot
  /** Whether the interview has a slot already, which it gives back. */
  moves?: boolean
}

/**
 * The slot of the host that starts then, when nobody had it a moment ago. Locks nothing, so those who come too late wait
 * for nobody; who comes first is for `takeSlot` to find out.
 */
export function slotWanted(meeting: Meeting, startsAt: Date, now: Date): Slot | Refusal {
  const free = freeSlots(meeting.event, meeting.host, meeting.busy, now)
  const slot = slotAt(free, startsAt)
  if (slot) return slot
  const offered = startsAt >= now && slotAt(slotsOffered(meeting.event, meeting.host), startsAt)
  return offered ? slotTaken(free) : slotNotOffered(free)
}

/**
 * Takes the slot for host and talent, or says who is busy. What was taken before a refusal is rolled back with it.
 */
export async function takeSlot(em: EntityManager, pick: Pick, now: Date): Promise<Refusal | undefined> {
  const { interviewId, meeting, talent, slot } = pick
  const take = pick.moves ? moveTime : takeTime
  const busy = await take(em, interviewId, [meeting.host.personId, talent], slot)
  if (busy.length === 0) return undefined
  if (!busy.includes(meeting.host.personId)) return timeConflict(em, pick)
  const since = await busyTimes(em, [meeting.host.personId], now, eventEnd(meeting, now), interviewId)
  return slotTaken(freeSlots(meeting.event, meeting.host, since.get(meeting.host.personId)!, now))
}

function eventEnd({ event }: Meeting, now: Date): Date {
  return new Date(Math.max(endOf(event), now.getTime()))
}

function slotTaken(free: Ranges): Refusal {
  if (free.length === 0) return noSlotAvailable()
  return refuse('SLOT_TAKEN', undefined, { nextFreeSlots: nextOf(free), field: 'startsAt' })
}

function slotNotOffered(free: Ranges): Refusal {
  if (free.length === 0) return noSlotAvailable()
  return refuse('SLOT_NOT_OFFERED', undefined, { nextFreeSlots: nextOf(free), field: 'startsAt' })
}

function noSlotAvailable(): Refusal {
  return refuse('NO_SLOT_AVAILABLE')
}

const nextAtMost = 5

function nextOf(free: Ranges): Slot[] {
  return toSlots(free.slice(0, 2 * nextAtMost))
}

/** The talent, and not the host, is busy. */
function timeConflict(em: EntityManager, { talent, by, slot, interviewId }: Pick): Promise<Refusal> {
  return by === talent ? youAreBusy(em, by, slot, interviewId) : Promise.resolve(otherIsBusy())
}

function otherIsBusy(): Refusal {
  return refuse('TIME_CONFLICT.OTHER', undefined, { field: 'startsAt' })
}

/** Names the colleagues who are busy; of the talent only that they are. */
export function busyAre(interview: Interview, busy: readonly TalentId[]): Refusal {
  if (busy.includes(interview.talent)) return otherIsBusy()
  const names = interview.receiving().flatMap(({ personId, name }) => (busy.includes(personId) ? name : []))
  return refuse('TIME_CONFLICT.NAMED', { names }, { field: 'startsAt' })
}

/** @param except the interview that is about to take place then */
export async function youAreBusy(em: EntityManager, you: PersonId, slot: Slot, except: InterviewId): Promise<Refusal> {
  const [from, to] = (await busyTimes(em, [you], slot.startsAt, slot.endsAt, except)).get(you)!
  return refuse('TIME_CONFLICT.YOU', undefined, {
    busyFrom: from === undefined ? null : new Date(from),
    busyTo: to === undefined ? null : new Date(to),
    field: 'startsAt',
  })
}
