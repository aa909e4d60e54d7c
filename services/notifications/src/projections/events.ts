import type { BoothState, EventState, RegistrationState } from '@passerelle/contracts'
import type { BoothId, EmployerId, EventId, PersonId, RegistrationId, SchoolId } from '@passerelle/kernel'

export class EventProjection {
  readonly id: EventId
  name: string
  schoolId: SchoolId

  constructor(event: EventState) {
    this.id = event.id
    this.name = event.name
    this.schoolId = event.schoolId
  }
}

export class RegistrationProjection {
  readonly id: RegistrationId
  readonly eventId: EventId
  readonly personId: PersonId
  active: boolean
  /** When they registered: earlier news is not for them. */
  readonly since: Date

  constructor(registration: RegistrationState, since: Date) {
    this.id = registration.id
    this.eventId = registration.eventId
    this.personId = registration.personId
    this.active = registration.active
    this.since = since
  }
}

export class BoothProjection {
  readonly id: BoothId
  readonly eventId: EventId
  readonly employerId: EmployerId
  open: boolean

  constructor(booth: BoothState) {
    this.id = booth.id
    this.eventId = booth.eventId
    this.employerId = booth.employerId
    this.open = booth.open
  }
}
