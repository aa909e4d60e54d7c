import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import { noCreditsLeft } from '../credit/credits.ts'
import { refusalToStart } from '../interview/starting.ts'
import type { Host } from './host.ts'

/** The label of the button beside a host, or why there is none. Costs a constant number of statements for a whole page. */
export async function nextAction(ctx: Context, host: Host): Promise<'BOOK' | 'REQUEST' | Refusal> {
  const { loaders } = ctx
  const [event, listing, standing, contact, used] = await Promise.all([
    loaders.event.load(host.eventId),
    loaders.listing.load(host.id),
    loaders.browsing.load(host.eventId),
    loaders.contacts.load(host.id),
    loaders.creditsUsed.load(host.eventId),
  ])
  if (!event || !listing) return refuse('EVENT_CLOSED.NOT_OPEN')
  if (host.personId === ctx.viewer.personId) return refuse('FORBIDDEN.OWN_CALENDAR')
  const action = host.bookingMode === 'DIRECT' ? 'BOOK' : 'REQUEST'
  const circumstances = {
    event,
    host,
    received: listing.received,
    talentRegistered: standing.registered,
    inContact: contact.open,
  }
  const limit = event.creditsPerParticipant
  const refusal = refusalToStart(action, circumstances, ctx.now())
  if (refusal) return refusal
  return limit !== null && used >= limit ? noCreditsLeft(limit) : action
}
