import { interviewRequested, optionallyWritten } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { RequestInterviewInput } from '../generated/graphql.ts'
import { beginInterview, beginningAt } from './begin-interview.ts'
import { broughtTo } from './brought-to.ts'
import { Interview } from './interview.ts'
import { longest } from './longest.ts'
import { mayStart } from './may-start.ts'
import { answered } from './starting.ts'

/** A talent asks a SELECTIVE host. */
export async function requestInterview(ctx: Context, cmd: RequestInterviewInput): Promise<Interview | Refusal> {
  const message = optionallyWritten('message', cmd.message, longest.message)
  if (isRefusal(message)) return message
  const answer = optionallyWritten('answer', cmd.answer, longest.answer)
  if (isRefusal(answer)) return answer
  return beginInterview(ctx, async (em) => {
    const meeting = await mayStart(em, ctx, 'REQUEST', cmd.hostId, { personId: ctx.viewer.personId })
    if (isRefusal(meeting)) return meeting
    const told = answered(meeting.host.customQuestion, answer)
    if (isRefusal(told)) return told
    const brings = broughtTo(meeting.host.interviewKind, cmd)
    if (isRefusal(brings)) return brings
    const begun = beginningAt(meeting, ctx.viewer.name, { sentBy: 'TALENT', message, ...told, ...brings })
    const interview = Interview.requested(begun, ctx.now())
    return { interview, credits: meeting.event.credits, fact: interviewRequested }
  })
}
