import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewRescheduled } from '@passerelle/contracts'
import { isRefusal, type PersonId, type Refusal, wholeMinute } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { RescheduleInterviewInput } from '../generated/graphql.ts'
import { moveTime } from '../occupancy/take-time.ts'
import { placeNow } from '../place/place-at-event.ts'
import type { Slot } from '../slot/host-slots.ts'
import { meetingOf } from './circumstances.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { busyAre, slotWanted, takeSlot, youAreBusy } from './pick-slot.ts'
import { plannedSlot } from './planned-slot.ts'
import { tell } from './tell.ts'

/** Either side moves a confirmed interview. To the time that it has already: nothing happens, so it may be repeated. */
export function rescheduleInterview(ctx: Context, cmd: RescheduleInterviewInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const [by, now] = [ctx.viewer.personId, ctx.now()]
    const refusal = interview.refusalTo('RESCHEDULE', by, now)
    if (refusal) return refusal
    const startsAt = wholeMinute(cmd.startsAt)
    if (interview.startsAt!.getTime() === startsAt.getTime()) return interview
    const slot = await newSlot(em, interview, startsAt, by, now)
    if (isRefusal(slot)) return slot
    interview.reschedule(slot, by, now)
    interview.place = await placeNow(em, interview)
    tell(em, interviewRescheduled, interview)
    return interview
  })
}

type NewSlot = (
  em: EntityManager,
  interview: Interview,
  startsAt: Date,
  by: PersonId,
  now: Date,
) => Promise<Slot | Refusal>

/** Takes the new time and gives the old one back. */
const newSlot: NewSlot = (em, interview, startsAt, by, now) =>
  interview.hostId ? slotOfHost(em, interview, startsAt, by, now) : anyTime(em, interview, startsAt, by, now)

const slotOfHost: NewSlot = async (em, interview, startsAt, by, now) => {
  const { id: interviewId, talent } = interview
  const meeting = (await meetingOf(em, interview.hostId!, { personId: talent }, now, interviewId))!
  const slot = slotWanted(meeting, startsAt, now)
  if (isRefusal(slot)) return slot
  return (await takeSlot(em, { interviewId, meeting, talent, by, slot, moves: true }, now)) ?? slot
}

const anyTime: NewSlot = async (em, interview, startsAt, by, now) => {
  const minutes = (interview.endsAt!.getTime() - interview.startsAt!.getTime()) / 60_000
  const slot = plannedSlot(startsAt, minutes, now)
  if (isRefusal(slot)) return slot
  const busy = await moveTime(em, interview.id, interview.participants(), slot)
  if (busy.length === 0) return slot
  return busy.includes(by) ? youAreBusy(em, by, slot, interview.id) : busyAre(interview, busy)
}
