import type { Context } from '../context.ts'
import type { Resolvers } from '../generated/graphql.ts'
import { expectation } from '../interview/informational.ts'
import { refusalToAsk } from './asking.ts'
import type { InformationalOffer } from './informational-offer.ts'
import { offerInformationalInterviews } from './offer-informational-interviews.ts'
import { requestInformationalInterview } from './request-informational-interview.ts'
import { withdrawInformationalOffer } from './withdraw-informational-offer.ts'

export const informationalOfferResolvers: Resolvers = {
  Query: {
    informationalOffer: (_, { id }, { loaders }) => loaders.informationalOffer.load(id),
    informationalOffers: (_, args, { loaders }) => loaders.informationalOffers(args),
  },
  Mutation: {
    offerInformationalInterviews: (_, { input }, ctx) => offerInformationalInterviews(ctx, input),
    withdrawInformationalOffer: (_, { input }, ctx) => withdrawInformationalOffer(ctx, input),
    requestInformationalInterview: (_, { input }, ctx) => requestInformationalInterview(ctx, input),
  },
  InformationalOffer: {
    __resolveReference: ({ id }, { loaders }) => loaders.informationalOffer.load(id),
    employer: ({ employerId }) => ({ id: employerId }),
    employerUser: ({ employerUserId }) => ({ id: employerUserId }),
    person: ({ personId }) => ({ id: personId }),
    forCompany: (offer) => offer.isOfCompany(),
    leftThisMonth: async (offer, _, { loaders }) =>
      Math.max(0, offer.perMonth - (await loaders.requestsThisMonth.load(offer))),
    expectation: (_, __, { viewer }) => expectation[viewer.locale],
    requestRefusal: (offer, _, ctx) => refusalNow(ctx, offer),
  },
  Interview: {
    informationalOffer: ({ offerId }, _, { loaders }) => offerId && loaders.informationalOffer.load(offerId),
  },
}

async function refusalNow({ viewer, loaders, now }: Context, offer: InformationalOffer) {
  const [approved, { open }, taken] = await Promise.all([
    loaders.approvedForMyFile.load(offer.employerId),
    loaders.offerContact.load(offer),
    loaders.requestsThisMonth.load(offer),
  ])
  const asking = { offer, talent: viewer.personId, approved, inContact: open, taken }
  return refusalToAsk(asking, now()) ?? null
}
