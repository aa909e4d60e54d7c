import { interviewNoShowWithdrawn } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { WithdrawNoShowInput } from '../generated/graphql.ts'
import type { Interview } from '../interview/interview.ts'
import { sayNoShow } from './say-no-show.ts'

/** Whoever has reported a no-show takes that back. Where nobody says it: nothing happens, so it may be repeated. */
export function withdrawNoShow(ctx: Context, cmd: WithdrawNoShowInput): Promise<Interview | Refusal> {
  return sayNoShow(ctx, cmd, {
    fact: interviewNoShowWithdrawn,
    withdrawn: true,
    rule: (interview, ...said) => interview.withdrawNoShow(...said),
  })
}
