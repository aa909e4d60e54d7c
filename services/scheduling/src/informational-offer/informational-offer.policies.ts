import type { Policies, Viewer } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { seesOffer } from './offer-access.ts'

export const informationalOfferPolicies: Policies = {
  // Lists show what the viewer may see, and no more.
  Query: { informationalOffer: 'anyone', informationalOffers: 'anyone' },
  Mutation: {
    // Each acts on the viewer's own offer or request; its use case answers NOT_FOUND for anybody else's.
    offerInformationalInterviews: 'anyone',
    withdrawInformationalOffer: 'anyone',
    requestInformationalInterview: 'anyone',
  },
  InformationalOffer: (_: Viewer, offer: InformationalOffer, ctx: Context) => seesOffer(ctx, offer),
}
