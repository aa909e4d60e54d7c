import type { CandidateId, EventId, RegistrationId } from '@passerelle/kernel'

/** Which candidates are at a fair. Registrations are kept by events. */
export class RegistrationProjection {
  readonly id: RegistrationId
  eventId: EventId
  candidateId: CandidateId
  active: boolean

  constructor(registration: { id: RegistrationId; eventId: EventId; candidateId: CandidateId; active: boolean }) {
    this.id = registration.id
    this.eventId = registration.eventId
    this.candidateId = registration.candidateId
    this.active = registration.active
  }
}
