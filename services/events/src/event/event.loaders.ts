import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import { Event } from './event.ts'
import { eventsOfSchool, eventsOfViewer } from './events-of.ts'

export function eventLoaders(reading: Reading) {
  return {
    event: byId(reading.em, Event, 'evt'),
    eventsOfSchool: eventsOfSchool(reading),
    eventsOfViewer: eventsOfViewer(reading),
  }
}
