import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewRequested, optionallyWritten, refuse } from '@passerelle/contracts'
import { type CandidateId, type InformationalOfferId, isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { RequestInformationalInterviewInput } from '../generated/graphql.ts'
import type { Said } from '../interview/beginning.ts'
import { broughtTo } from '../interview/brought-to.ts'
import { Interview } from '../interview/interview.ts'
import { longest } from '../interview/longest.ts'
import { openInSql } from '../interview/open-interviews.ts'
import { answered, inContact } from '../interview/starting.ts'
import { tell } from '../interview/tell.ts'
import { unlessInContact } from '../interview/unless-in-contact.ts'
import { refusalToAsk } from './asking.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { lockOffer } from './lock-offers.ts'
import { betweenThem, requestsThisMonth } from './requests-of-offers.ts'

/**
 * A talent asks for an informational interview outside any event. The offer's row is locked, so of many who ask at once as many are let
 * in as it takes this month. The approval is locked shared: word of its end finds the request, or has come before.
 */
export async function requestInformationalInterview(
  ctx: Context,
  cmd: RequestInformationalInterviewInput,
): Promise<Interview | Refusal> {
  const message = optionallyWritten('message', cmd.message, longest.message)
  if (isRefusal(message)) return message
  const answer = optionallyWritten('answer', cmd.answer, longest.answer)
  if (isRefusal(answer)) return answer
  return unlessInContact(inContact, () =>
    changes(ctx, async (em) => {
      const asked = await askedFor(em, ctx, cmd.offerId as InformationalOfferId)
      if (isRefusal(asked)) return asked
      const { offer, candidateId } = asked
      const told = answered(offer.customQuestion, answer)
      if (isRefusal(told)) return told
      const brings = broughtTo('INFORMATIONAL', cmd)
      if (isRefusal(brings)) return brings
      const interview = Interview.requested(
        { ...beginningBy(ctx, offer, candidateId), message, ...told, ...brings },
        ctx.now(),
      )
      em.persist(interview)
      tell(em, interviewRequested, interview)
      return interview
    }),
  )
}

interface Asked {
  offer: InformationalOffer
  candidateId: CandidateId
}

/** The offer, and the talent's file by which they may ask there; otherwise why they may not. */
async function askedFor(
  em: EntityManager,
  { viewer, now }: Context,
  id: InformationalOfferId,
): Promise<Asked | Refusal> {
  const offer = await lockOffer(em, { id })
  if (!offer) return refuse('NOT_FOUND.OFFER')
  const schools = viewer.candidates().map(({ school }) => school)
  const [approving]: { school_id: string }[] = await em.execute(approvedAt, [offer.employerId, schools])
  const candidateId = approving && viewer.candidateAt(approving.school_id)
  const open: object[] = await em.execute(contact, [viewer.personId, offer.id])
  const taken = await requestsThisMonth(em, now).load(offer)
  const asking = { offer, talent: viewer.personId, approved: !!candidateId, inContact: open.length > 0, taken }
  return refusalToAsk(asking, now()) ?? { offer, candidateId: candidateId! }
}

const approvedAt = `select school_id from approval_projection
  where employer_id = ? and school_id = any(array[?]::text[]) and state = 'APPROVED' order by school_id limit 1 for share`
const contact = `select from informational_offer o join interview i on i.talent = ? and i.${openInSql}
  and i.offer_id is not null and ${betweenThem} where o.id = ?`

function beginningBy({ viewer }: Context, offer: InformationalOffer, candidateId: CandidateId): Said {
  const { id: offerId, employerId, companyName, personId, displayName, timeZone } = offer
  const asksCompany = offer.isOfCompany()
  return {
    ...{ id: newId('itv'), offerId, asksCompany, employerId, companyName, candidateId },
    ...{ talent: viewer.personId, talentName: viewer.name, recruiter: personId, recruiterName: displayName },
    ...{ timeZone, kind: 'INFORMATIONAL', sentBy: 'TALENT' },
  }
}
