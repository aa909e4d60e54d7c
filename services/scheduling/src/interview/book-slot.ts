import { interviewConfirmed, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { BookSlotInput } from '../generated/graphql.ts'
import { placeAtEvent } from '../place/place-at-event.ts'
import { beginInterview, beginningAt } from './begin-interview.ts'
import { broughtTo } from './brought-to.ts'
import type { HeldEvent } from './hold-meeting.ts'
import { Interview } from './interview.ts'
import { longest } from './longest.ts'
import { mayStart } from './may-start.ts'
import { slotWanted, takeSlot } from './pick-slot.ts'
import { answered } from './starting.ts'

/** A talent takes a slot of a DIRECT host, confirmed at once. */
export async function bookSlot(ctx: Context, cmd: BookSlotInput): Promise<Interview | Refusal> {
  const message = optionallyWritten('message', cmd.message, longest.message)
  if (isRefusal(message)) return message
  const answer = optionallyWritten('answer', cmd.answer, longest.answer)
  if (isRefusal(answer)) return answer
  const [talent, now] = [ctx.viewer.personId, ctx.now()]
  return beginInterview(ctx, async (em) => {
    const meeting = await mayStart(em, ctx, 'BOOK', cmd.hostId, { personId: talent })
    if (isRefusal(meeting)) return meeting
    const told = answered(meeting.host.customQuestion, answer)
    if (isRefusal(told)) return told
    const slot = slotWanted(meeting, cmd.startsAt, now)
    if (isRefusal(slot)) return slot
    const brings = broughtTo(meeting.host.interviewKind, cmd)
    if (isRefusal(brings)) return brings
    const begun = beginningAt(meeting, ctx.viewer.name, { sentBy: 'TALENT', message, ...told, ...brings })
    const interview = Interview.booked(begun, slot, now)
    const takeTime = async (event: HeldEvent) => {
      const held = { ...meeting, event: { ...meeting.event, ...event } }
      const offered = slotWanted(held, cmd.startsAt, now)
      if (isRefusal(offered)) return offered
      interview.place = placeAtEvent(event, event.stand, offered.startsAt)
      return takeSlot(em, { interviewId: interview.id, meeting: held, talent, by: talent, slot: offered }, now)
    }
    return { interview, credits: meeting.event.credits, fact: interviewConfirmed, takeTime }
  })
}
