import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewConfirmed, refuse } from '@passerelle/contracts'
import { isRefusal, type PersonId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { ChooseSlotInput } from '../generated/graphql.ts'
import { placeNow } from '../place/place-at-event.ts'
import { holdApprovalAt, holdApprovalFor } from '../projections/hold-approval.ts'
import type { Slot } from '../slot/host-slots.ts'
import { type Meeting, meetingOf } from './circumstances.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { slotWanted, takeSlot } from './pick-slot.ts'
import { proposedTime } from './proposed-time.ts'
import { notReceived, notRegistered } from './starting.ts'
import { tell } from './tell.ts'

/** The talent picks a slot of the host, or outside events one of the proposed times, and confirms, in one act. */
export function chooseSlot(ctx: Context, cmd: ChooseSlotInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const [by, now] = [ctx.viewer.personId, ctx.now()]
    const refusal = interview.refusalTo('CHOOSE_SLOT', by, now)
    if (refusal) return refusal
    const choose = interview.hostId ? slotOfHost : timeProposed
    const slot = await choose(em, interview, cmd.startsAt, by, now)
    if (isRefusal(slot)) return slot
    interview.choose(slot, by, now)
    interview.place = await placeNow(em, interview)
    tell(em, interviewConfirmed, interview)
    return interview
  })
}

type Choosing = (
  em: EntityManager,
  interview: Interview,
  startsAt: Date,
  by: PersonId,
  now: Date,
) => Promise<Slot | Refusal>

const slotOfHost: Choosing = async (em, { id: interviewId, hostId, talent }, startsAt, by, now) => {
  const meeting = (await meetingOf(em, hostId!, { personId: talent }, now))!
  const slot = refusalNow(meeting) ?? slotWanted(meeting, startsAt, now)
  if (isRefusal(slot)) return slot
  if (!(await holdApprovalAt(em, meeting.event.id, meeting.host.employerId))) return notReceived('TALENT')
  return (await takeSlot(em, { interviewId, meeting, talent, by, slot }, now)) ?? slot
}

const timeProposed: Choosing = async (em, interview, startsAt, by, now) => {
  if (!(await holdApprovalFor(em, interview))) return notReceived('TALENT')
  return proposedTime(em, interview, startsAt, by, now)
}

function refusalNow(meeting: Meeting): Refusal | undefined {
  if (meeting.event.state === 'CANCELLED') return refuse('EVENT_CLOSED.CANCELLED')
  if (!meeting.received) return notReceived('TALENT')
  return meeting.talentRegistered ? undefined : notRegistered('REQUEST')
}
