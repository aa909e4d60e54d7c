import type { Context } from '../context.ts'
import { mayBrowse } from './browsing.ts'
import type { Host } from './host.ts'

/** Whoever may browse the event sees its hosts, and so do those who have an interview with one, and his own company. */
export async function seesHost({ viewer, loaders }: Context, host: Host): Promise<boolean> {
  if (host.personId === viewer.personId || viewer.worksFor(host.employerId)) return true
  if (mayBrowse(await loaders.browsing.load(host.eventId))) return true
  return (await loaders.contacts.load(host.id)).ever
}
