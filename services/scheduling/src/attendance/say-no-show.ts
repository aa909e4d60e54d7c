import type { Contract, InterviewState } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Interview } from '../interview/interview.ts'
import type { Side } from '../interview/lifecycle.ts'
import { tell } from '../interview/tell.ts'
import { tellMatch } from '../interview/tell-match.ts'
import { lockAsReporter } from './lock-as-reporter.ts'
import { absentSaid, type Reporter } from './no-show.ts'

interface Saying {
  fact: Contract<InterviewState>
  withdrawn: boolean
  rule: (interview: Interview, absent: Side, reporter: Reporter, now: Date) => Refusal | boolean
}

/** What is said of a no-show: those who meet are told, and once the interview is over its match. */
export function sayNoShow(
  ctx: Context,
  cmd: { interviewId: string; absent?: Side | null | undefined },
  { fact, withdrawn, rule }: Saying,
): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const locked = await lockAsReporter(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(locked)) return locked
    const { interview, reporter } = locked
    const absent = absentSaid(reporter.by, cmd.absent)
    if (isRefusal(absent)) return absent
    const now = ctx.now()
    const news = rule(interview, absent, reporter, now)
    if (isRefusal(news)) return news
    if (news) {
      tell(em, fact, interview)
      tellMatch(em, interview, { side: absent, ...reporter, at: now.toISOString(), withdrawn })
    }
    return interview
  })
}
