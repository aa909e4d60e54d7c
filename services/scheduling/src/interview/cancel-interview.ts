import { optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { CancelInterviewInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { runsCompanyOf } from './interview-access.ts'
import { letGo } from './let-go.ts'
import { lockForCompany } from './lock-interview.ts'
import { longest } from './longest.ts'

/** Withdraws a request, or cancels, as one of the two or for the company; the slot and the sender's credit are free again with this transaction. */
export async function cancelInterview(ctx: Context, cmd: CancelInterviewInput): Promise<Interview | Refusal> {
  const reason = optionallyWritten('reason', cmd.reason, longest.reason)
  if (isRefusal(reason)) return reason
  return changes(ctx, async (em) => {
    const interview = await lockForCompany(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = interview.cancel(ctx.viewer.personId, reason, ctx.now(), runsCompanyOf(ctx.viewer, interview))
    if (refusal) return refusal
    await letGo(em, [interview])
    return interview
  })
}
