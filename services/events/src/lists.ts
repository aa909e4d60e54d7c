import type { BaseContext } from '@passerelle/service-kit'
import { boothsOfEmployer, boothsOfEvent } from './booth/booths-of.ts'
import { eventsOfSchool, eventsOfViewer } from './event/events-of.ts'
import { registrationsOfCandidate, registrationsOfEvent } from './registration/registrations-of.ts'

export type Lists = ReturnType<typeof listsFor>

export function listsFor(base: Pick<BaseContext, 'em' | 'viewer' | 'now'>) {
  return {
    eventsOfSchool: eventsOfSchool(base),
    eventsOfViewer: eventsOfViewer(base),
    boothsOfEvent: boothsOfEvent(base),
    boothsOfEmployer: boothsOfEmployer(base),
    registrationsOfEvent: registrationsOfEvent(base),
    registrationsOfCandidate: registrationsOfCandidate(base),
  }
}
