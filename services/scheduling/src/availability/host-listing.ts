import { type EmployerId, type EventId, folded, type HostId, type PersonId } from '@passerelle/kernel'

/** How a host stands in the directory of an event. Follows the names that people and companies have now. */
export class HostListing {
  hostId!: HostId
  eventId!: EventId
  employerId!: EmployerId
  personId!: PersonId
  displayName!: string
  companyName!: string
  sortCompany!: string
  sortName!: string
  search!: string
  open!: boolean
  /** Whether the company is received at the event. */
  received!: boolean

  rename(names: { displayName?: string; companyName?: string }): void {
    this.displayName = names.displayName ?? this.displayName
    this.companyName = names.companyName ?? this.companyName
    this.sortCompany = folded(this.companyName)
    this.sortName = folded(this.displayName)
    this.search = `${this.sortName} ${this.sortCompany}`
  }
}
