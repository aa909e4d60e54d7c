import type { EventId, HostId } from '@passerelle/kernel'
import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import type { projectionLoaders } from '../projections/projections.loaders.ts'
import { browsing } from './browsing.ts'
import { contacts } from './contacts.ts'
import { freeSlotsOf } from './free-slots-of.ts'
import { Host } from './host.ts'
import { type DirectoryArgs, hostDirectory } from './host-directory.ts'
import { HostListing } from './host-listing.ts'
import { hostsOfUsers } from './hosts-of-users.ts'
import { requestCounts } from './request-counts.ts'

export function hostLoaders({ em, viewer, now, loaders }: Reading<ReturnType<typeof projectionLoaders>>) {
  const host = byId(em, Host, 'hst')
  return {
    host,
    listing: new DataLoader<HostId, HostListing | undefined>(async (ids) => {
      const listings = await em.find(HostListing, { hostId: { $in: [...ids] } })
      return ids.map((id) => listings.find(({ hostId }) => hostId === id))
    }),
    browsing: browsing(em, viewer),
    contacts: contacts(em, viewer.personId),
    hostsAt: (event: EventId, args: DirectoryArgs) => hostDirectory({ em, host }, event, args),
    hostsOfUser: hostsOfUsers(em, viewer),
    requestCount: requestCounts(em),
    freeSlots: freeSlotsOf(em, (events: readonly EventId[]) => loaders.event.loadMany(events), now),
  }
}
