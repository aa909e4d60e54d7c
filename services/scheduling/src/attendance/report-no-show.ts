import { interviewNoShowReported } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { ReportNoShowInput } from '../generated/graphql.ts'
import type { Interview } from '../interview/interview.ts'
import { sayNoShow } from './say-no-show.ts'

/** A side, or the school, says that a side did not come. Said already by anybody: nothing happens, so it may be repeated. */
export function reportNoShow(ctx: Context, cmd: ReportNoShowInput): Promise<Interview | Refusal> {
  return sayNoShow(ctx, cmd, {
    fact: interviewNoShowReported,
    withdrawn: false,
    rule: (interview, ...said) => interview.reportNoShow(...said),
  })
}
