import type { CandidateId, EventId, PersonId, RegistrationId, SchoolId } from '@passerelle/kernel'

export type RegistrationState = 'ACTIVE' | 'CANCELLED'

/** A person's place at an event, as a candidate of its school: one for each person and event. */
export class Registration {
  readonly id: RegistrationId
  readonly eventId: EventId
  /** The event's school. */
  readonly schoolId: SchoolId
  readonly personId: PersonId
  candidateId: CandidateId
  state: RegistrationState
  registeredAt: Date
  version!: number

  constructor(place: RegistrationPlace, at: Date) {
    this.id = place.id
    this.eventId = place.eventId
    this.schoolId = place.schoolId
    this.personId = place.personId
    this.candidateId = place.candidateId
    this.state = 'ACTIVE'
    this.registeredAt = at
  }

  /** Stands again after a cancellation. @returns whether it did not stand until now */
  renew(candidateId: CandidateId, at: Date): boolean {
    if (this.state === 'ACTIVE') return false
    this.state = 'ACTIVE'
    this.candidateId = candidateId
    this.registeredAt = at
    return true
  }

  /** @returns whether it stood until now */
  cancel(): boolean {
    if (this.state === 'CANCELLED') return false
    this.state = 'CANCELLED'
    return true
  }
}

export interface RegistrationPlace {
  id: RegistrationId
  eventId: EventId
  schoolId: SchoolId
  personId: PersonId
  candidateId: CandidateId
}
