import { LockMode } from '@mikro-orm/postgresql'
import type { BoothId, Refusal } from '@passerelle/kernel'
import { changes } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { standsInTheWay } from '../event/standing-at.ts'
import { announceBooth } from './announce-booth.ts'
import { Booth } from './booth.ts'

export interface CloseBooth {
  boothId: string
  cancelInterviews: boolean
}

/** The employer's interviews there are cancelled by scheduling, which hears of it; closing it again changes nothing. @returns INTERVIEWS_STAND */
export async function closeBooth(ctx: Context, cmd: CloseBooth): Promise<Booth | Refusal> {
  return changes(ctx, async (em) => {
    const id = cmd.boothId as BoothId
    const booth = await em.findOneOrFail(Booth, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true })
    if (!booth.close()) return booth
    const { eventId, employerId } = booth
    const asked = { cancelInterviews: cmd.cancelInterviews, now: ctx.now() }
    const refusal = await standsInTheWay(em, 'BOOTH_CLOSED', { eventId, employerId }, asked)
    if (refusal) return refusal
    announceBooth(em, booth, ctx.viewer.personId)
    return booth
  })
}
