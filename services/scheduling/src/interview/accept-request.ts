import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewAccepted } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { HostListing } from '../availability/host-listing.ts'
import type { Context } from '../context.ts'
import type { AcceptRequestInput } from '../generated/graphql.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { notReceived } from './starting.ts'
import { tell } from './tell.ts'

/** The person asked says yes. No slot is reserved by it. */
export function acceptRequest(ctx: Context, cmd: AcceptRequestInput): Promise<Interview | Refusal> {
  return changes(ctx, async (em) => {
    const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
    if (isRefusal(interview)) return interview
    const refusal = interview.accept(ctx.viewer.personId, ctx.now()) ?? (await refusalNow(em, interview, ctx))
    if (refusal) return refusal
    tell(em, interviewAccepted, interview)
    return interview
  })
}

async function refusalNow(em: EntityManager, interview: Interview, { viewer }: Context): Promise<Refusal | undefined> {
  const host = await em.findOne(HostListing, { hostId: interview.hostId! })
  return host?.received ? undefined : notReceived(interview.sideOf(viewer.personId)!)
}
