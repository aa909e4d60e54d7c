import { refuse } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { standsInTheWay } from '../event/standing-at.ts'
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
    const asked = { cancelInterviews: cmd.cancelInterviews, now: ctx.now() }
    const refusal = await standsInTheWay(em, 'REGISTRATION_CANCELLED', { eventId: registration.eventId, talent }, asked)
    if (refusal) return refusal
    announceRegistration(em, registration)
    return registration
  })
}
