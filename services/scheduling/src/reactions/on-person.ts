import { LockMode } from '@mikro-orm/postgresql'
import { personFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { renameOffers } from '../informational-offer/rename-offers.ts'

/** The directory and the list of offers follow people's names. */
export const onPerson = reaction(personFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  // Locked: a listing is searched by both names, and the other one may change at this moment.
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const listings = await em.find(HostListing, { personId: id }, { lockMode, orderBy: { hostId: 'asc' } })
  for (const listing of listings) listing.rename({ displayName: name })
  await renameOffers(em, { personId: id, displayName: name })
})
