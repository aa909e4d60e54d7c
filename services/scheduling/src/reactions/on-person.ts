import { personChanged, personRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { PersonProjection } from '../projection/projections.ts'

/** Remembers names; the directory follows them. */
export const onPerson = reaction([personRegistered, personChanged], async ({ em, event: { data } }) => {
  const { id, name, timeZone } = data
  await em.upsert(PersonProjection, { id, name, timeZone })
  for (const listing of await em.find(HostListing, { personId: id })) listing.rename({ displayName: name })
})
