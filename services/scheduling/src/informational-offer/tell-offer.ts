import type { EntityManager } from '@mikro-orm/postgresql'
import type { Contract, InformationalOfferState } from '@passerelle/contracts'
import { emit } from '@passerelle/messaging'
import type { InformationalOffer } from './informational-offer.ts'

export function tellOffer(
  em: EntityManager,
  fact: Contract<InformationalOfferState>,
  offer: InformationalOffer,
  { left = false }: { left?: boolean } = {},
): void {
  const { id, employerId, employerUserId, personId, languages, perMonth, open } = offer
  const forCompany = offer.isOfCompany()
  emit(em, fact, offer, { id, employerId, employerUserId, personId, forCompany, languages, perMonth, open, left })
}
