import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { availabilityChanged, availabilityOpened, optionalLine, optionallyWritten, refuse } from '@passerelle/contracts'
import { isRefusal, newId, type Refusal } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { OpenAvailabilityInput } from '../generated/graphql.ts'
import { followPlaces } from '../interview/follow-places.ts'
import { longest } from '../interview/longest.ts'
import { EmployerProjection } from '../projections/projections.ts'
import { daysOffered } from './days-offered.ts'
import { Host, type HostSettings } from './host.ts'
import { HostListing } from './host-listing.ts'
import { type Place, placeAt } from './place-at.ts'
import { lockReceived } from './received.ts'
import { tellHost } from './tell-host.ts'

/** Somebody of a company opens a calendar at an event, or replaces the one before. Job interviews are for recruiters; anybody may host informational ones (II-15). */
export async function openAvailability(ctx: Context, cmd: OpenAvailabilityInput): Promise<Host | Refusal> {
  const settings = settingsOf(cmd)
  if (isRefusal(settings)) return settings
  return changes(ctx, async (em) => {
    const place = await placeAt(em, ctx, cmd.eventId, cmd.employerId)
    if (isRefusal(place)) return place
    if (settings.interviewKind === 'JOB' && !ctx.viewer.worksFor(place.employerId, 'RECRUITER')) return notARecruiter()
    const offer = daysOffered(place.event, cmd.days, settings.interviewKind)
    if (isRefusal(offer)) return offer
    const open = (host: Host): Host => {
      host.openUp(offer.days, offer.blocked)
      host.configure(settings)
      return host
    }
    const isNew = await insertOnce(em, Host, open(newHost(place, ctx)), ['eventId', 'employerUserId'])
    const host = await lockHost(em, place)
    const before = host.version
    open(host)
    await list(em, host, place, ctx)
    await em.flush()
    if (isNew) {
      tellHost(em, availabilityOpened, host)
      return host
    }
    await followPlaces(em, { eventId: host.eventId, hostId: host.id }, ctx.viewer.personId, ctx.now())
    if (host.version !== before) tellHost(em, availabilityChanged, host)
    return host
  })
}

function settingsOf(cmd: OpenAvailabilityInput): HostSettings | Refusal {
  const idealCandidate = optionallyWritten('idealCandidate', cmd.idealCandidate, longest.idealCandidate)
  const customQuestion = optionallyWritten('customQuestion', cmd.customQuestion, longest.customQuestion)
  if (isRefusal(idealCandidate)) return idealCandidate
  if (isRefusal(customQuestion)) return customQuestion
  const stand = optionalLine('stand', cmd.stand, longest.stand)
  if (isRefusal(stand)) return stand
  // Asked first unless the host says otherwise: not everybody gets an informational interview (II-05).
  const bookingMode = cmd.bookingMode ?? 'SELECTIVE'
  return { bookingMode, interviewKind: cmd.interviewKind ?? 'JOB', idealCandidate, customQuestion, stand }
}

function notARecruiter(): Refusal {
  return refuse('FORBIDDEN.RECRUITERS_OFFER', undefined, { field: 'interviewKind' })
}

function newHost({ event, employerId, employerUserId }: Place, { viewer }: Context): Host {
  return new Host({ id: newId('hst'), eventId: event.id, employerId, employerUserId, personId: viewer.personId })
}

/** Of two who open the same calendar at once, the second one waits here and changes what the first has made. */
function lockHost(em: EntityManager, { event, employerUserId }: Place): Promise<Host> {
  const where = { eventId: event.id, employerUserId }
  return em.findOneOrFail(Host, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
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
      received: await lockReceived(em, eventId, employerId),
    })
    em.persist(listing)
  }
  const employer = await em.findOne(EmployerProjection, { id: employerId })
  listing.rename({ displayName: viewer.name, companyName: employer?.name ?? '' })
  listing.open = true
}
