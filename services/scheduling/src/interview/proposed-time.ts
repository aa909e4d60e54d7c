import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type PersonId, type Refusal, wholeMinute } from '@passerelle/kernel'
import { busyTimes } from '../occupancy/busy-times.ts'
import { takeTime } from '../occupancy/take-time.ts'
import type { Slot } from '../slot/host-slots.ts'
import type { Interview } from './interview.ts'
import { youAreBusy } from './pick-slot.ts'
import { timesOf } from './proposed-times.ts'

/**
 * Takes one of the times that were proposed, for both. What was taken before a refusal is rolled back with it.
 * @returns SLOT_NOT_OFFERED for another time or one that has begun, SLOT_TAKEN where the recruiter is busy by now,
 * NO_SLOT_AVAILABLE where that is so of all of them, TIME_CONFLICT where the talent is
 */
export async function proposedTime(
  em: EntityManager,
  interview: Interview,
  startsAt: Date,
  by: PersonId,
  now: Date,
): Promise<Slot | Refusal> {
  const { id, recruiter, talent } = interview
  const ahead = timesOf(interview.proposedTimes).filter((time) => time.startsAt > now)
  const wanted = wholeMinute(startsAt).getTime()
  const slot = ahead.find((time) => time.startsAt.getTime() === wanted)
  if (!slot) return others(em, recruiter, ahead, 'SLOT_NOT_OFFERED.PROPOSED')
  const busy = await takeTime(em, id, [recruiter, talent], slot)
  if (busy.includes(recruiter)) return others(em, recruiter, ahead, 'SLOT_TAKEN.PROPOSED', id)
  return busy.length > 0 ? youAreBusy(em, by, slot, id) : slot
}

async function others(
  em: EntityManager,
  recruiter: PersonId,
  ahead: readonly Slot[],
  code: 'SLOT_NOT_OFFERED.PROPOSED' | 'SLOT_TAKEN.PROPOSED',
  except: Interview['id'] | '' = '',
): Promise<Refusal> {
  const free: Slot[] = []
  for (const time of ahead) {
    const busy = (await busyTimes(em, [recruiter], time.startsAt, time.endsAt, except)).get(recruiter)!
    if (busy.length === 0) free.push(time)
  }
  if (free.length === 0) return refuse('NO_SLOT_AVAILABLE.PROPOSED')
  return refuse(code, undefined, { nextFreeSlots: free, field: 'startsAt' })
}
