import { interviewTimesProposed } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { ProposeTimesInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { proposalOf } from './proposed-times.ts'
import { tell } from './tell.ts'

/** Outside events the recruiter of an accepted request proposes other times, in the place of those before. Nobody's time is taken by it. */
export function proposeTimes(ctx: Context, cmd: ProposeTimesInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const [by, now] = [ctx.viewer.personId, ctx.now()]
    const refused = interview.refusalTo('PROPOSE_TIMES', by, now)
    if (refused) return refused
    const proposal = proposalOf(cmd, interview.place, now)
    if (isRefusal(proposal)) return proposal
    const refusal = interview.propose(proposal, by, now)
    if (refusal) return refusal
    tell(em, interviewTimesProposed, interview)
    return interview
  })
}
