/** Who offers informational interviews outside events, and who asks for them. */
import { employerApproved, employerDeclined, employerRegistered } from '@passerelle/contracts'
import { newId } from '@passerelle/kernel'
import type { TestClaims } from '@passerelle/testkit'
import { candidate, employerState, type Fair, say, school } from './fair.ts'
import { colleague } from './planning.ts'

export const terms = { topics: ['Optimisation', 'Recherche'], languages: ['fr', 'en'], perMonth: 2 }
export const wish = { message: 'Bonjour', whyThisCompany: 'Votre équipe d’optimisation.' }
export const times = ['2026-12-08T09:00:00.000Z', '2026-12-10T13:00:00.000Z']

/** A company that the school approves, without a booth anywhere. */
export async function company(fair: Fair, name = 'Cosling', schoolId = school) {
  const employer = newId('emp')
  const approval = { ...employerApproved.example, id: newId('apr'), schoolId, employerId: employer }
  await Promise.all([
    fair.rest.says(employerRegistered, employerState(employer, name)),
    fair.rest.says(employerApproved, approval),
  ])
  await fair.settled()
  return {
    employer,
    async declines() {
      await fair.rest.says(employerDeclined, { ...approval, state: 'DECLINED', roles: [] })
      await fair.settled()
    },
    /** Somebody of it, in whatever role. */
    user: (who: string) => colleague(fair, employer, who),
  }
}

/** Somebody of a company who offers informational interviews. */
export async function offering(fair: Fair, changes: object = {}, who = 'Nina Petit') {
  const of = await company(fair)
  const nina = await of.user(who)
  const offer = await say(fair, nina, 'offerInformationalInterviews', { ...terms, ...changes })
  return { ...of, nina, offer, offerId: offer.id as string }
}

export const ask = (fair: Fair, who: TestClaims, offerId: string, changes: object = {}) =>
  say(fair, who, 'requestInformationalInterview', { offerId, ...wish, ...changes })

/** A candidate of the school who takes part in no event. */
export const talent = (name = 'Inès Marchand') => candidate(name)

const listed = `query ($filter: InformationalOfferFilter) { informationalOffers(filter: $filter, first: 100) {
  totalCount nodes { id displayName companyName open leftThisMonth requestRefusal { code } } } }`

// biome-ignore lint/suspicious/noExplicitAny: it has whatever the operation selects
export async function offers(fair: Fair, who: TestClaims, filter?: object): Promise<any[]> {
  const { informationalOffers } = await fair.api.as(who).query(listed, { filter })
  return informationalOffers.nodes
}

const mine = `query ($filter: InterviewFilter) { myInformationalInterviews(filter: $filter, first: 100) {
  nodes { id status needsMyAction viewerSide viewerActions } } }`

// biome-ignore lint/suspicious/noExplicitAny: it has whatever the operation selects
export async function myInformational(fair: Fair, who: TestClaims, filter?: object): Promise<any[]> {
  return (await fair.api.as(who).query(mine, { filter })).myInformationalInterviews.nodes
}
