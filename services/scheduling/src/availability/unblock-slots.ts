import { refuse } from '@passerelle/contracts'
import type { Refusal } from '@passerelle/kernel'
import type { Context } from '../context.ts'
import type { UnblockSlotsInput } from '../generated/graphql.ts'
import { mostSlotsAtOnce } from './block-slots.ts'
import { changeHost } from './change-host.ts'
import type { Host } from './host.ts'

/** Puts blocked slots back; those that were not blocked stay as they are. */
export function unblockSlots(ctx: Context, cmd: UnblockSlotsInput): Promise<Host | Refusal> {
  return changeHost(ctx, cmd.hostId, (host) => {
    if (cmd.startsAt.length > mostSlotsAtOnce) {
      return refuse('INVALID_AVAILABILITY.TOO_MANY_SLOTS', { most: mostSlotsAtOnce }, { field: 'startsAt' })
    }
    host.unblock(cmd.startsAt.map((start) => start.getTime()))
    return undefined
  })
}
