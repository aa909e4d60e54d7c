import { employerChanged, employerRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { EmployerProjection } from '../projection/projections.ts'

/** Remembers companies' names; the directory follows them. */
export const onEmployer = reaction([employerRegistered, employerChanged], async ({ em, event: { data } }) => {
  const { id, name } = data
  await em.upsert(EmployerProjection, { id, name })
  for (const listing of await em.find(HostListing, { employerId: id })) listing.rename({ companyName: name })
})
