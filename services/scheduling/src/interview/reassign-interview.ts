import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewReassigned, refuse } from '@passerelle/contracts'
import { isRefusal, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { moveCredit } from '../credit/credits.ts'
import type { ReassignInterviewInput } from '../generated/graphql.ts'
import { handTimeOver } from '../occupancy/take-time.ts'
import { placeNow } from '../place/place-at-event.ts'
import { colleagueOf, inContactWith } from './colleague-of.ts'
import type { Colleague, Interview } from './interview.ts'
import { runsCompanyOf } from './interview-access.ts'
import { lockForCompany } from './lock-interview.ts'
import { tell } from './tell.ts'
import { unlessInContact } from './unless-in-contact.ts'

/**
 * Hands an interview, or a request, to a colleague of the recruiter: the time of the one is free and that of the other
 * taken with this transaction. To whom it belongs already: nothing happens, so it may be repeated.
 */
export async function reassignInterview(ctx: Context, cmd: ReassignInterviewInput): Promise<Interview | Refusal> {
  let colleague: Colleague | undefined
  return unlessInContact(
    // The colleague and the talent have come into contact at this moment.
    () => inContactWith(colleague!.name),
    () =>
      changes(ctx, async (em) => {
        const interview = await lockForCompany(em, cmd.interviewId, ctx.viewer)
        if (isRefusal(interview)) return interview
        const found = await colleagueOf(em, interview, cmd.employerUserId)
        if (!isRefusal(found) && found.personId === interview.recruiter) return interview
        const refused = interview.refusalTo(
          'REASSIGN',
          ctx.viewer.personId,
          ctx.now(),
          runsCompanyOf(ctx.viewer, interview),
        )
        if (refused) return refused
        if (isRefusal(found)) return found
        colleague = found
        return (await handOver(em, ctx, interview, found)) ?? interview
      }),
  )
}

async function handOver(
  em: EntityManager,
  { viewer, now }: Context,
  interview: Interview,
  to: Colleague,
): Promise<Refusal | undefined> {
  const [from, sender] = [interview.recruiter, interview.sender()]
  const refusal = interview.reassign(to, viewer.personId, now(), runsCompanyOf(viewer, interview))
  if (refusal) return refusal
  if (interview.eventId && sender === from) await moveCredit(em, interview.eventId, from, to.personId)
  const slot = interview.status === 'CONFIRMED' && interview.slot()
  if (slot && !(await handTimeOver(em, interview.id, from, to.personId, slot))) {
    return refuse('TIME_CONFLICT.COLLEAGUE', { name: to.name }, { field: 'employerUserId' })
  }
  interview.place = await placeNow(em, interview)
  tell(em, interviewReassigned, interview)
  return undefined
}
