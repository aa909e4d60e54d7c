import { interviewAccepted } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { AcceptRequestInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { tell } from './tell.ts'

/** The person asked says yes. No slot is reserved by it. */
export function acceptRequest(ctx: Context, cmd: AcceptRequestInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = interview.accept(ctx.viewer.personId, ctx.now())
    if (refusal) return refusal
    tell(em, interviewAccepted, interview)
    return interview
  })
}
