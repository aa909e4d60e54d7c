import { type EntityManager, LockMode, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { availabilityChanged, availabilityOpened } from '@passerelle/contracts'
import { type EmployerId, type EventId, isRefusal, newId, type Refusal, refuse } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { OpenAvailabilityInput } from '../generated/graphql.ts'
import { textOf } from '../interview/text.ts'
import { BoothProjection, EmployerProjection } from '../projection/projections.ts'
import { daysOffered } from './days-offered.ts'
import { Host, type HostSettings } from './host.ts'
import { HostListing } from './host-listing.ts'
import { type Place, placeAt } from './place-at.ts'
import { tellHost } from './tell-host.ts'

/** Somebody of a company opens a calendar at an event, or replaces the one before. Job interviews are for recruiters; anybody may host informational ones (II-15). */
export async function openAvailability(ctx: Context, cmd: OpenAvailabilityInput): Promise<Host | Refusal> {
  const settings = settingsOf(cmd)
  if (isRefusal(settings)) return settings
  const place = await placeAt(ctx, cmd.eventId, cmd.employerId)
  if (isRefusal(place)) return place
  if (settings.interviewKind === 'JOB' && !ctx.viewer.worksFor(place.employerId, 'RECRUITER')) return notARecruiter()
  const offer = daysOffered(place.event, cmd.days, settings.interviewKind)
  if (isRefusal(offer)) return offer
  const open = () =>
    changes(ctx, async (em) => {
      const known = await hostOf(em, place)
      const before = known?.version
      const host = known ?? newHost(em, place, ctx)
      host.openUp(offer.days, offer.blocked)
      host.configure(settings)
      await list(em, host, place, ctx)
      await em.flush()
      if (host.version !== before) tellHost(em, known ? availabilityChanged : availabilityOpened, host)
      return host
    })
  try {
    return await open()
  } catch (error) {
    // Opened twice at once: the second one now finds the first.
    if (error instanceof UniqueConstraintViolationException) return open()
    throw error
  }
}

function settingsOf(cmd: OpenAvailabilityInput): HostSettings | Refusal {
  const idealCandidate = textOf('idealCandidate', cmd.idealCandidate)
  const customQuestion = textOf('customQuestion', cmd.customQuestion)
  if (isRefusal(idealCandidate)) return idealCandidate
  if (isRefusal(customQuestion)) return customQuestion
  // Asked first unless the host says otherwise: not everybody gets an informational interview (II-05).
  const bookingMode = cmd.bookingMode ?? 'SELECTIVE'
  return { bookingMode, interviewKind: cmd.interviewKind ?? 'JOB', idealCandidate, customQuestion }
}

function notARecruiter(): Refusal {
  return refuse(
    'FORBIDDEN',
    'Only recruiters of the company offer job interviews. Offer informational ones: set `interviewKind` to INFORMATIONAL.',
  )
}

function hostOf(em: EntityManager, { event, employerUserId }: Place): Promise<Host | null> {
  const where = { eventId: event.id, employerUserId }
  return em.findOne(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
}

function newHost(em: EntityManager, { event, employerId, employerUserId }: Place, { viewer }: Context): Host {
  const host = new Host({ id: newId('hst'), eventId: event.id, employerId, employerUserId, personId: viewer.personId })
  em.persist(host)
  return host
}

async function list(em: EntityManager, host: Host, { employerId }: Place, { viewer }: Context): Promise<void> {
  const known = await em.findOne(HostListing, { hostId: host.id })
  const listing = known ?? new HostListing()
  if (!known) {
    const { id: hostId, eventId, personId } = host
    Object.assign(listing, {
      hostId,
      eventId,
      employerId,
      personId,
      boothOpen: await hasBooth(em, eventId, employerId),
    })
    await em.flush()
    em.persist(listing)
  }
  const employer = await em.findOne(EmployerProjection, { id: employerId })
  listing.rename({ displayName: viewer.name, companyName: employer?.name ?? '' })
  listing.open = true
}

/** Locked, so that a booth that closes at this moment finds the new listing, or is found closed. */
async function hasBooth(em: EntityManager, eventId: EventId, employerId: EmployerId): Promise<boolean> {
  const where = { eventId, employerId }
  const booth = await em.findOne(BoothProjection, where, { lockMode: LockMode.PESSIMISTIC_READ, refresh: true })
  return booth?.open ?? false
}
