import { LockMode } from '@mikro-orm/postgresql'
import { employerFacts } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { renameOffers } from '../informational-offer/rename-offers.ts'

/** The directory and the list of offers follow companies' names. */
export const onEmployer = reaction(employerFacts, async ({ em, event: { data } }) => {
  const { id, name } = data
  // Locked: a listing is searched by both names, and the other one may change at this moment.
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const listings = await em.find(HostListing, { employerId: id }, { lockMode, orderBy: { hostId: 'asc' } })
  for (const listing of listings) listing.rename({ companyName: name })
  await renameOffers(em, { employerId: id, companyName: name })
})
