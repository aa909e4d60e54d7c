import { interviewCancelled, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { giveCreditsBack } from '../credit/credits.ts'
import type { CancelInterviewInput } from '../generated/graphql.ts'
import { freeTime } from '../occupancy/take-time.ts'
import type { Interview } from './interview.ts'
import { runsCompanyOf } from './interview-access.ts'
import { lockForCompany } from './lock-interview.ts'
import { longest } from './longest.ts'
import { tell } from './tell.ts'

/** Withdraws a request, or cancels, as one of the two or for the company; the slot and the sender's credit are free again with this transaction. */
export async function cancelInterview(ctx: Context, cmd: CancelInterviewInput): Promise<Interview | Refusal> {
  const reason = optionallyWritten('reason', cmd.reason, longest.reason)
  if (isRefusal(reason)) return reason
  return changes(ctx, async (em) => {
    const interview = await lockForCompany(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const wasConfirmed = interview.status === 'CONFIRMED'
    const refusal = interview.cancel(ctx.viewer.personId, reason, ctx.now(), runsCompanyOf(ctx.viewer, interview))
    if (refusal) return refusal
    if (interview.eventId) await giveCreditsBack(em, interview.eventId, [interview.sender()])
    if (wasConfirmed) await freeTime(em, [interview.id])
    tell(em, interviewCancelled, interview)
    return interview
  })
}
