import { informationalOfferWithdrawn, refuse } from '@passerelle/contracts'
import type { InformationalOfferId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { WithdrawInformationalOfferInput } from '../generated/graphql.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { lockOffer } from './lock-offers.ts'
import { decidesOffer } from './offer-access.ts'
import { tellOffer } from './tell-offer.ts'

/** Out of the list; requests and interviews go on. What is withdrawn already stays so, and it may be repeated. */
export function withdrawInformationalOffer(
  ctx: Context,
  cmd: WithdrawInformationalOfferInput,
): Promise<InformationalOffer | Refusal> {
  return changes(ctx, async (em) => {
    const offer = await lockOffer(em, { id: cmd.offerId as InformationalOfferId })
    if (!offer || !decidesOffer(ctx.viewer, offer)) return refuse('NOT_FOUND.OFFER')
    if (!offer.open) return offer
    offer.withdraw()
    await em.flush()
    tellOffer(em, informationalOfferWithdrawn, offer)
    return offer
  })
}
