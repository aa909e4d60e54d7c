import { LockMode } from '@mikro-orm/postgresql'
import { employerChanged, employerRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { EmployerProjection } from '../projections/projections.ts'

/** Remembers companies' names; the directory follows them. */
export const onEmployer = reaction([employerRegistered, employerChanged], async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(EmployerProjection, { id, name })
  // Locked: a listing is searched by both names, and the other one may change at this moment.
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const listings = await em.find(HostListing, { employerId: id }, { lockMode, orderBy: { hostId: 'asc' } })
  for (const listing of listings) listing.rename({ companyName: name })
})
