import { table } from '@passerelle/persistence'
import { HostListing } from './host-listing.ts'

export const hostListingTable = table(HostListing, 'host_listing', (p) => ({
  hostId: p.text().primary(),
  eventId: p.text(),
  employerId: p.text(),
  personId: p.text(),
  displayName: p.text(),
  companyName: p.text(),
  sortCompany: p.text(),
  sortName: p.text(),
  search: p.text(),
  open: p.boolean(),
  boothOpen: p.boolean(),
}))
