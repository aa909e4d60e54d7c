import { refuse } from '@passerelle/contracts'
import { isId, type Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { announceRegistration } from './announce-registration.ts'
import { lockRegistration } from './register-for-event.ts'
import type { Registration } from './registration.ts'

/** @returns NOT_REGISTERED when there never was one; cancelling again changes nothing */
export async function cancelRegistration(ctx: Context, cmd: { eventId: string }): Promise<Registration | Refusal> {
  return changes(ctx, async (em) => {
    const { eventId } = cmd
    const registration = isId('evt', eventId) ? await lockRegistration(em, eventId, ctx.viewer.personId) : null
    if (!registration) return refuse('NOT_REGISTERED')
    if (registration.cancel()) announceRegistration(em, registration)
    return registration
  })
}
