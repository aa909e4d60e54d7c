import { informationalOfferChanged, informationalOfferMade, refuse } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { OfferInformationalInterviewsInput } from '../generated/graphql.ts'
import { leftCompany } from '../interview/lacks-recruiter.ts'
import { EmployerProjection } from '../projections/projections.ts'
import { InformationalOffer, type Offering, termsOf } from './informational-offer.ts'
import { lockOffer } from './lock-offers.ts'
import { tellOffer } from './tell-offer.ts'

/**
 * Somebody of a company, in whatever role (II-15), may be asked for informational interviews outside events from now on; or the company,
 * for which whoever says so answers.
 */
export function offerInformationalInterviews(
  ctx: Context,
  cmd: OfferInformationalInterviewsInput,
): Promise<InformationalOffer | Refusal> {
  const { viewer } = ctx
  const terms = termsOf(cmd)
  if (isRefusal(terms)) return Promise.resolve(terms)
  return changes(ctx, async (em) => {
    const offering = offeringOf(ctx, cmd)
    if (isRefusal(offering)) return offering
    const { employerId, employerUserId, personId } = offering
    // A passport says what was so when it was made.
    if (await leftCompany(em, offering)) return worksForNone()
    const employer = await em.findOne(EmployerProjection, { id: employerId })
    const names = { displayName: viewer.name, companyName: employer?.name ?? '' }
    const by = { employerUserId, personId, timeZone: viewer.timeZone, ...names }
    const made = new InformationalOffer(offering)
    made.offer(terms, by)
    const isNew = await insertOnce(em, InformationalOffer, made, ['offeredBy'])
    // Of two who offer the same at once, the second one waits here and changes what the first has made.
    const offer = (await lockOffer(em, { offeredBy: offering.offeredBy }))!
    const before = offer.version
    offer.offer(terms, by)
    await em.flush()
    if (isNew) tellOffer(em, informationalOfferMade, offer)
    else if (offer.version !== before) tellOffer(em, informationalOfferChanged, offer)
    return offer
  })
}

/**
 * @returns FORBIDDEN for who works for no such company, or does not recruit and would answer for it; INVALID_INPUT for who works for
 * several and names none
 */
function offeringOf(
  { viewer }: Context,
  { employerId, forCompany }: OfferInformationalInterviewsInput,
): Offering | Refusal {
  const mine = viewer.employers().filter(({ employer }) => !employerId || employer === employerId)
  const [work] = mine
  if (!work) return worksForNone()
  if (mine.length > 1) return refuse('INVALID_INPUT.WHICH_COMPANY', undefined, { field: 'employerId' })
  const { employer: ofEmployer, user: employerUserId } = work
  if (forCompany && !viewer.worksFor(ofEmployer, 'RECRUITER')) {
    return refuse('FORBIDDEN.RECRUITERS_ANSWER', undefined, { field: 'forCompany' })
  }
  const offeredBy = forCompany ? ofEmployer : employerUserId
  return { id: newId('ifo'), employerId: ofEmployer, offeredBy, employerUserId, personId: viewer.personId }
}

function worksForNone(): Refusal {
  return refuse('FORBIDDEN.WORK_FOR_COMPANY', undefined, { field: 'employerId' })
}
