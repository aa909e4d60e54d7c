import { interviewTimesRefused, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { RefuseTimesInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { longest } from './longest.ts'
import { tell } from './tell.ts'

/** None of the proposed times suits the talent, who asks for others; the request stays accepted. */
export async function refuseTimes(ctx: Context, cmd: RefuseTimesInput): Promise<Interview | Refusal> {
  const reason = optionallyWritten('reason', cmd.reason, longest.reason)
  if (isRefusal(reason)) return reason
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = interview.refuseTimes(ctx.viewer.personId, reason, ctx.now())
    if (refusal) return refusal
    tell(em, interviewTimesRefused, interview)
    return interview
  })
}
