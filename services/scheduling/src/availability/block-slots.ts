import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import { timeOf, wallTimeAt } from '@passerelle/kernel/wall-time'
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
    return refuse('INVALID_AVAILABILITY.TOO_MANY_SLOTS', { most: mostSlotsAtOnce }, { field: 'startsAt' })
  const event = await em.findOneOrFail(EventProjection, { id: host.eventId })
  const slots = allSlots(event, host.days)
  const stray = starts.findIndex((start) => !slotAt(slots, start))
  if (stray === -1) return undefined
  const { day, minutes } = wallTimeAt(event.timeZone, starts[stray]!.getTime())
  return refuse(
    'INVALID_AVAILABILITY.NO_SLOT_OF_YOURS',
    { on: day, time: timeOf(minutes) },
    { field: `startsAt.${stray}` },
  )
}
