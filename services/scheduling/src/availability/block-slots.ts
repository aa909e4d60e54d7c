import type { EntityManager } from '@mikro-orm/postgresql'
import { type Refusal, refuse } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { BlockSlotsInput } from '../generated/graphql.ts'
import { EventProjection } from '../projections/projections.ts'
import { allSlots, slotAt } from '../slot/host-slots.ts'
import { changeHost } from './change-host.ts'
import type { Host } from './host.ts'

export const mostSlotsAtOnce = 200

/** Takes slots off the calendar; an interview already confirmed in one stays. */
export function blockSlots(ctx: Context, cmd: BlockSlotsInput): Promise<Host | Refusal> {
  return changeHost(ctx, cmd.hostId, async (host, em) => {
    const refusal = await notSlots(em, host, cmd.startsAt)
    if (refusal) return refusal
    host.block(cmd.startsAt.map((start) => start.getTime()))
    return undefined
  })
}

async function notSlots(em: EntityManager, host: Host, starts: readonly Date[]): Promise<Refusal | undefined> {
  if (starts.length > mostSlotsAtOnce)
    return refuse('INVALID_AVAILABILITY', `At most ${mostSlotsAtOnce} slots at once.`)
  const event = await em.findOneOrFail(EventProjection, { id: host.eventId })
  const slots = allSlots(event, host.days)
  const stray = starts.find((start) => !slotAt(slots, start))
  return stray && refuse('INVALID_AVAILABILITY', `No slot of yours starts at ${stray.toISOString()}.`)
}
