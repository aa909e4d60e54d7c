import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type EventId, newId, type PersonId, type Refusal } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { shareEvent } from '../event/lock-event.ts'
import { announceRegistration } from './announce-registration.ts'
import { Registration } from './registration.ts'

/**
 * One registration for a person and an event, however often and from however many windows it is asked for.
 * @returns NOT_A_CANDIDATE, EVENT_NOT_PUBLISHED, EVENT_CANCELLED, EVENT_OVER
 */
export async function registerForEvent(ctx: Context, cmd: { eventId: string }): Promise<Registration | Refusal> {
  return changes(ctx, async (em) => {
    const event = await shareEvent(em, cmd.eventId)
    const candidateId = ctx.viewer.candidateAt(event.schoolId)
    if (!candidateId) return notACandidate()
    const closed = event.closedTo(ctx.now())
    if (closed) return closed
    const place = {
      id: newId('reg'),
      eventId: event.id,
      schoolId: event.schoolId,
      personId: ctx.viewer.personId,
      candidateId,
    }
    const isNew = await insertOnce(em, Registration, new Registration(place, ctx.now()), ['eventId', 'personId'])
    const registration = (await lockRegistration(em, event.id, ctx.viewer.personId))!
    if (isNew || registration.renew(candidateId, ctx.now())) announceRegistration(em, registration)
    return registration
  })
}

/** The person's registration for the event, whatever its state, kept from change until the transaction ends. */
export function lockRegistration(
  em: EntityManager,
  eventId: EventId,
  personId: PersonId,
): Promise<Registration | null> {
  const lockMode = LockMode.PESSIMISTIC_WRITE
  return em.findOne(Registration, { eventId, personId }, { lockMode, refresh: true })
}

function notACandidate(): Refusal {
  return refuse('NOT_A_CANDIDATE')
}
