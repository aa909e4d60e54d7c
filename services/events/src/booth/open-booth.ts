import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type EmployerId, newId, type Refusal } from '@passerelle/kernel'
import { insertOnce } from '@passerelle/persistence'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import type { Event } from '../event/event.ts'
import { shareEvent } from '../event/lock-event.ts'
import { ApprovalProjection } from '../projections/projections.ts'
import { announceBooth } from './announce-booth.ts'
import { Booth } from './booth.ts'

export interface OpenBooth {
  eventId: string
  employerId: string
}

/**
 * The school approves the employer first, then it comes (HS-16); a later "no" of the school lets a booth stand but opens
 * none. Two colleagues who open it at once get the same booth.
 * @returns EVENT_NOT_PUBLISHED, EVENT_CANCELLED, EVENT_OVER, EMPLOYER_NOT_APPROVED
 */
export async function openBooth(ctx: Context, cmd: OpenBooth): Promise<Booth | Refusal> {
  const employerId = cmd.employerId as EmployerId
  return changes(ctx, async (em) => {
    const event = await shareEvent(em, cmd.eventId)
    const closed = event.closedTo(ctx.now())
    if (closed) return closed
    const standing = await em.findOne(Booth, { eventId: event.id, employerId })
    if (standing?.state === 'OPEN') return standing
    const approval = await em.findOne(ApprovalProjection, { schoolId: event.schoolId, employerId })
    if (!approval?.allowsBooths()) return notApproved(event)
    const fresh = new Booth(
      { id: newId('bth'), eventId: event.id, schoolId: event.schoolId, employerId },
      ctx.viewer.personId,
      ctx.now(),
    )
    const isNew = await insertOnce(em, Booth, fresh, ['eventId', 'employerId'])
    const booth = await lockBooth(em, event, employerId)
    if (isNew || booth.reopen(ctx.viewer.personId, ctx.now())) announceBooth(em, booth, ctx.viewer.personId)
    return booth
  })
}

function lockBooth(em: EntityManager, { id: eventId }: Event, employerId: EmployerId): Promise<Booth> {
  return em.findOneOrFail(Booth, { eventId, employerId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
}

function notApproved(event: Event): Refusal {
  return refuse('EMPLOYER_NOT_APPROVED', undefined, { school: { id: event.schoolId } })
}
