import type { EntityManager } from '@mikro-orm/postgresql'
import { informationalOfferWithdrawn } from '@passerelle/contracts'
import type { EmployerUserId } from '@passerelle/kernel'
import { lockOffers } from './lock-offers.ts'
import { tellOffer } from './tell-offer.ts'

/** Who has left a company is asked no more in its name, and answers for it no more; it may offer again. */
export async function withdrawOfLeaver(em: EntityManager, employerUserId: EmployerUserId): Promise<void> {
  const offers = await lockOffers(em, { employerUserId, open: true })
  for (const offer of offers) offer.withdraw()
  await em.flush()
  for (const offer of offers) tellOffer(em, informationalOfferWithdrawn, offer, { left: true })
}
