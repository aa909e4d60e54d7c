import { interviewRejected, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { giveCreditsBack } from '../credit/credits.ts'
import type { RejectRequestInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { longest } from './longest.ts'
import { tell } from './tell.ts'

/** The person asked says no; the sender gets the credit back. */
export async function rejectRequest(ctx: Context, cmd: RejectRequestInput): Promise<Interview | Refusal> {
  const reason = optionallyWritten('reason', cmd.reason, longest.reason)
  if (isRefusal(reason)) return reason
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = interview.reject(ctx.viewer.personId, reason, ctx.now())
    if (refusal) return refusal
    if (interview.eventId) await giveCreditsBack(em, interview.eventId, [interview.sender()])
    tell(em, interviewRejected, interview)
    return interview
  })
}
