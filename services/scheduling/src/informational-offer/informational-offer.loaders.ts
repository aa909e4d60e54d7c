import type { EntityManager } from '@mikro-orm/postgresql'
import type { EmployerId, SchoolId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { InformationalOffer } from './informational-offer.ts'
import { informationalOffers, type OffersArgs } from './informational-offers.ts'
import { schoolsOf } from './offer-access.ts'
import { offerContacts, requestsThisMonth } from './requests-of-offers.ts'

function approvedAt(em: EntityManager, schools: readonly SchoolId[]): DataLoader<EmployerId, boolean> {
  return new DataLoader(async (ids) => {
    const rows: { employer_id: EmployerId }[] = await em.execute(
      `select employer_id from approval_projection
       where employer_id = any(array[?]::text[]) and school_id = any(array[?]::text[]) and state = 'APPROVED'`,
      [ids, schools],
    )
    const approved = new Set(rows.map(({ employer_id }) => employer_id))
    return ids.map((id) => approved.has(id))
  })
}

export function informationalOfferLoaders({ em, viewer, now }: Reading) {
  return {
    informationalOffer: byId(em, InformationalOffer, 'ifo'),
    informationalOffers: (args: OffersArgs) => informationalOffers(em, viewer, args),
    /** Whether a school where the viewer is a candidate, or on the staff, approves a company. */
    approvedForMe: approvedAt(em, schoolsOf(viewer)),
    /** The same where the viewer is a candidate, and so may ask. */
    approvedForMyFile: approvedAt(
      em,
      viewer.candidates().map(({ school }) => school),
    ),
    offerContact: offerContacts(em, viewer.personId),
    requestsThisMonth: requestsThisMonth(em, now),
  }
}
