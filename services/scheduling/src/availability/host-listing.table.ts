import { impersonal, personal, table } from '@passerelle/persistence'
import { HostListing } from './host-listing.ts'

export const hostListingTable = table(HostListing, 'host_listing', (p) => ({
  hostId: p.text().primary(),
  eventId: p.text(),
  employerId: p.text(),
  personId: p.text(),
  displayName: personal(p.text()),
  companyName: impersonal(p.text()),
  sortCompany: impersonal(p.text()),
  sortName: personal(p.text()),
  search: personal(p.text()),
  open: p.boolean(),
  received: p.boolean(),
}))
