import type { EntityManager } from '@mikro-orm/postgresql'
import { isId, type Prefix } from '@passerelle/kernel'
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

/** Any text may be asked for; what is no id of this kind is not there. */
function byId<Node extends { id: string }>(
  em: EntityManager,
  entity: new (...args: never[]) => Node,
  prefix: Prefix,
): DataLoader<string, Node | undefined> {
  return new DataLoader(async (ids) => {
    const wanted = ids.filter((id) => isId(prefix, id))
    const found = wanted.length === 0 ? [] : await em.find(entity, { id: { $in: wanted } } as never)
    const nodes = new Map((found as Node[]).map((node) => [node.id, node]))
    return ids.map((id) => nodes.get(id))
  })
}
