import { type EntityManager, type FilterQuery, LockMode } from '@mikro-orm/postgresql'
import { InformationalOffer } from './informational-offer.ts'

/** The offer as it is now, locked until the transaction ends: who changes it, or asks from it, waits here. */
export function lockOffer(
  em: EntityManager,
  where: FilterQuery<InformationalOffer>,
): Promise<InformationalOffer | null> {
  return em.findOne(InformationalOffer, where, locked)
}

/** All of those, in the order of their ids. */
export function lockOffers(em: EntityManager, where: FilterQuery<InformationalOffer>): Promise<InformationalOffer[]> {
  return em.find(InformationalOffer, where, { ...locked, orderBy: { id: 'asc' } })
}

const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const
