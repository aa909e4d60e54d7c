import { interviewRequested, optionallyWritten } from '@passerelle/contracts'
import { type CandidateId, isRefusal, type Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { OfferInterviewInput } from '../generated/graphql.ts'
import { CandidateProjection, PersonProjection } from '../projections/projections.ts'
import { beginInterview, beginningAt } from './begin-interview.ts'
import { Interview } from './interview.ts'
import { longest } from './longest.ts'
import { mayStart } from './may-start.ts'

/** A recruiter asks a registered talent. Nobody answers a question here: the talent was not the one to ask. */
export async function offerInterview(ctx: Context, cmd: OfferInterviewInput): Promise<Interview | Refusal> {
  const message = optionallyWritten('message', cmd.message, longest.message)
  if (isRefusal(message)) return message
  const candidateId = cmd.candidateId as CandidateId
  return beginInterview(ctx, async (em) => {
    const meeting = await mayStart(em, ctx, 'OFFER', cmd.hostId, { candidateId })
    if (isRefusal(meeting)) return meeting
    const person = await em.findOne(PersonProjection, { id: meeting.talent!.personId })
    const name = person?.name ?? (await em.findOne(CandidateProjection, { id: candidateId }))?.name ?? ''
    const told = { sentBy: 'RECRUITER', message } as const
    const interview = Interview.requested(beginningAt(meeting, name, told), ctx.now())
    return { interview, credits: meeting.event.credits, fact: interviewRequested }
  })
}
