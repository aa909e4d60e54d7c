import { refuse } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { Event } from '../event/event.ts'
import { standAgainst } from '../event/interviews-stand.ts'
import { standingAt } from '../event/standing-at.ts'
import { announceRegistration } from './announce-registration.ts'
import { lockRegistration } from './register-for-event.ts'
import type { Registration } from './registration.ts'

export interface CancelRegistration {
  eventId: string
  cancelInterviews: boolean
}

/**
 * The interviews of whoever leaves are cancelled by scheduling, which hears of it; cancelling again changes nothing.
 * @returns NOT_REGISTERED when there never was a registration, INTERVIEWS_STAND
 */
export async function cancelRegistration(ctx: Context, cmd: CancelRegistration): Promise<Registration | Refusal> {
  return changes(ctx, async (em) => {
    const { eventId } = cmd
    const talent = ctx.viewer.personId
    const registration = isId('evt', eventId) ? await lockRegistration(em, eventId, talent) : null
    if (!registration) return refuse('NOT_REGISTERED')
    if (!registration.cancel()) return registration
    const { timeZone } = await em.findOneOrFail(Event, { id: registration.eventId })
    const of = { eventId: registration.eventId, talent }
    const standing = cmd.cancelInterviews ? [] : await standingAt(em, of, ctx.now())
    const refusal = standAgainst('REGISTRATION_CANCELLED', standing, timeZone)
    if (refusal) return refusal
    announceRegistration(em, registration)
    return registration
  })
}
