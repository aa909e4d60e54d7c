import { interviewConfirmed, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { ChooseSlotInput } from '../generated/graphql.ts'
import { placeNow } from '../place/place-at-event.ts'
import { type Meeting, meetingOf } from './circumstances.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { slotWanted, takeSlot } from './pick-slot.ts'
import { notReceived, notRegistered } from './starting.ts'
import { tell } from './tell.ts'

/** The talent picks a slot of the host and confirms, in one act. */
export function chooseSlot(ctx: Context, cmd: ChooseSlotInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const [by, now] = [ctx.viewer.personId, ctx.now()]
    const refusal = interview.refusalTo('CHOOSE_SLOT', by, now)
    if (refusal) return refusal
    const meeting = (await meetingOf(em, interview.hostId!, { personId: interview.talent }, now))!
    const slot = refusalNow(meeting) ?? slotWanted(meeting, cmd.startsAt, now)
    if (isRefusal(slot)) return slot
    const busy = await takeSlot(em, { interviewId: interview.id, meeting, talent: interview.talent, by, slot }, now)
    if (busy) return busy
    interview.choose(slot, by, now)
    interview.place = await placeNow(em, interview)
    tell(em, interviewConfirmed, interview)
    return interview
  })
}

function refusalNow(meeting: Meeting): Refusal | undefined {
  if (meeting.event.state === 'CANCELLED') return refuse('EVENT_CLOSED.CANCELLED')
  if (!meeting.received) return notReceived('TALENT')
  return meeting.talentRegistered ? undefined : notRegistered('REQUEST')
}
