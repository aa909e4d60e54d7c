import { byId } from '@passerelle/persistence'
import type { Reading } from '@passerelle/service-kit'
import DataLoader from 'dataloader'
import { Booth } from './booth.ts'
import { boothsOfEmployer, boothsOfEvent } from './booths-of.ts'

export function boothLoaders(reading: Reading) {
  const { em, viewer } = reading
  const employers = viewer.employers().map(({ employer }) => employer)
  return {
    booth: byId(em, Booth, 'bth'),
    boothsOfEvent: boothsOfEvent(reading),
    boothsOfEmployer: boothsOfEmployer(reading),
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
