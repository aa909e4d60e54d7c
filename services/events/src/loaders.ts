import { byId } from '@passerelle/persistence'
import type { BaseContext } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Booth } from './booth/booth.ts'
import { Event } from './event/event.ts'
import { Registration } from './registration/registration.ts'

export type Loaders = ReturnType<typeof loadersFor>

export function loadersFor({ em, viewer }: Pick<BaseContext, 'em' | 'viewer'>) {
  const employers = viewer.employers().map(({ employer }) => employer)
  return {
    event: byId(em, Event, 'evt'),
    booth: byId(em, Booth, 'bth'),
    registration: byId(em, Registration, 'reg'),
    /** By event: the viewer's own registration that stands. */
    viewerRegistration: new DataLoader<string, Registration | undefined>(async (events) => {
      const own = await em.find(Registration, {
        eventId: { $in: events as Registration['eventId'][] },
        personId: viewer.personId,
        state: 'ACTIVE',
      })
      return events.map((event) => own.find(({ eventId }) => eventId === event))
    }),
    /** By event: open booths of employers that the viewer works for. */
    viewerBooths: new DataLoader<string, Booth[]>(async (events) => {
      if (employers.length === 0) return events.map(() => [])
      const own = await em.find(
        Booth,
        { eventId: { $in: events as Booth['eventId'][] }, employerId: { $in: employers }, state: 'OPEN' },
        { orderBy: { id: 'asc' } },
      )
      return events.map((event) => own.filter(({ eventId }) => eventId === event))
    }),
  }
}
