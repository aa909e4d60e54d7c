import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewAccepted, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import { HostListing } from '../availability/host-listing.ts'
import type { Context } from '../context.ts'
import type { AcceptRequestInput } from '../generated/graphql.ts'
import { holdApprovalFor } from '../projections/hold-approval.ts'
import type { Interview } from './interview.ts'
import { lockInterview } from './lock-interview.ts'
import { proposalOf } from './proposed-times.ts'
import { inContact, notReceived } from './starting.ts'
import { tell } from './tell.ts'
import { unlessInContact } from './unless-in-contact.ts'

/** The person asked says yes; outside events with times, among which the talent chooses. No slot is reserved by it. */
export function acceptRequest(ctx: Context, cmd: AcceptRequestInput): Promise<Interview | Refusal> {
  // Whoever answers for a company may have been asked by the same talent in their own name.
  return unlessInContact(inContact, () =>
    changes(ctx, async (em) => {
      const interview = await lockInterview(em, cmd.interviewId, ctx.viewer)
      if (isRefusal(interview)) return interview
      const [by, now] = [ctx.viewer.personId, ctx.now()]
      const refused = interview.refusalTo('ACCEPT', by, now)
      if (refused) return refused
      // At an event the talent chooses from the host's calendar.
      const proposal = interview.eventId ? undefined : proposalOf(cmd, interview.place, now)
      if (isRefusal(proposal)) return proposal
      const refusal = interview.accept(by, now, proposal) ?? (await refusalNow(em, interview, ctx))
      if (refusal) return refusal
      tell(em, interviewAccepted, interview)
      return interview
    }),
  )
}

async function refusalNow(em: EntityManager, interview: Interview, { viewer }: Context): Promise<Refusal | undefined> {
  if (!interview.eventId) return (await holdApprovalFor(em, interview)) ? undefined : refuse('NOT_APPROVED')
  const host = await em.findOne(HostListing, { hostId: interview.hostId! })
  return host?.received ? undefined : notReceived(interview.sideOf(viewer.personId)!)
}
