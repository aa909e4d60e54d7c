import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Registration } from './registration.ts'
import { registrationsOfCandidate, registrationsOfEvent } from './registrations-of.ts'

export function registrationLoaders(reading: Reading) {
  const { em, viewer } = reading
  return {
    registration: byId(em, Registration, 'reg'),
    registrationsOfEvent: registrationsOfEvent(reading),
    registrationsOfCandidate: registrationsOfCandidate(reading),
    /** By event: the viewer's own registration that stands. */
    viewerRegistration: new DataLoader<string, Registration | undefined>(async (events) => {
      const own = await em.find(Registration, {
        eventId: { $in: events as Registration['eventId'][] },
        personId: viewer.personId,
        state: 'ACTIVE',
      })
      return events.map((event) => own.find(({ eventId }) => eventId === event))
    }),
  }
}
