import type { BoothId, EmployerId, EventId, PersonId, SchoolId } from '@passerelle/kernel'

export type BoothState = 'OPEN' | 'CLOSED'

/** An employer's presence at an event: one booth for each employer and event, opened and closed. */
export class Booth {
  readonly id: BoothId
  readonly eventId: EventId
  /** The event's school. */
  readonly schoolId: SchoolId
  readonly employerId: EmployerId
  state: BoothState
  openedAt: Date
  openedBy: PersonId
  version!: number

  constructor(place: BoothPlace, by: PersonId, at: Date) {
    this.id = place.id
    this.eventId = place.eventId
    this.schoolId = place.schoolId
    this.employerId = place.employerId
    this.state = 'OPEN'
    this.openedAt = at
    this.openedBy = by
  }

  /** @returns whether it was closed until now */
  reopen(by: PersonId, at: Date): boolean {
    if (this.state === 'OPEN') return false
    this.state = 'OPEN'
    this.openedAt = at
    this.openedBy = by
    return true
  }

  /** @returns whether it was open until now */
  close(): boolean {
    if (this.state === 'CLOSED') return false
    this.state = 'CLOSED'
    return true
  }
}

export interface BoothPlace {
  id: BoothId
  eventId: EventId
  schoolId: SchoolId
  employerId: EmployerId
}
