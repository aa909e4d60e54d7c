import type { BoothId, EmployerId, EventId } from '@passerelle/kernel'

/** Which employers are at a fair, as far as they may see who is registered. Booths are kept by events. */
export class BoothProjection {
  readonly id: BoothId
  eventId: EventId
  employerId: EmployerId
  open: boolean

  constructor(booth: { id: BoothId; eventId: EventId; employerId: EmployerId; open: boolean }) {
    this.id = booth.id
    this.eventId = booth.eventId
    this.employerId = booth.employerId
    this.open = booth.open
  }
}
