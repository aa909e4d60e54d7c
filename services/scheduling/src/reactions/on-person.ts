import { LockMode } from '@mikro-orm/postgresql'
import { personChanged, personRegistered } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { HostListing } from '../availability/host-listing.ts'
import { PersonProjection } from '../projections/projections.ts'

/** Remembers names; the directory follows them. */
export const onPerson = reaction([personRegistered, personChanged], async ({ em, event: { data } }) => {
  const { id, name, timeZone } = data
  await em.upsert(PersonProjection, { id, name, timeZone })
  // Locked: a listing is searched by both names, and the other one may change at this moment.
  const lockMode = LockMode.PESSIMISTIC_WRITE
  const listings = await em.find(HostListing, { personId: id }, { lockMode, orderBy: { hostId: 'asc' } })
  for (const listing of listings) listing.rename({ displayName: name })
})
