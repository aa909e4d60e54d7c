import { interviewRelocated, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { RelocateInterviewInput } from '../generated/graphql.ts'
import { isSamePlace, placed } from '../place/place.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { tell } from './tell.ts'

/** The recruiter says where an interview outside events takes place. Where it is already: nothing happens, so it may be repeated. */
export function relocateInterview(ctx: Context, cmd: RelocateInterviewInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    if (interview.eventId) return refuse('FORBIDDEN.WHERE_THE_EVENT_IS')
    const [by, now] = [ctx.viewer.personId, ctx.now()]
    const refusal = interview.refusalTo('RELOCATE', by, now)
    if (refusal) return refusal
    const place = placed(cmd.place)
    if (isRefusal(place)) return place
    if (isSamePlace(interview.place, place)) return interview
    interview.relocate(place, by, now)
    tell(em, interviewRelocated, interview)
    return interview
  })
}
