import { badInput } from '@passerelle/service-kit'
import type { Context } from '../context.ts'
import { type Slot, toSlots } from '../slot/host-slots.ts'
import type { Host } from './host.ts'

const longestDays = 31
const longest = longestDays * 86_400_000

/**
 * The free slots of a host that start in a stretch of time: from the first one on, and for 31 days, unless something else
 * is said. @throws BAD_USER_INPUT when the stretch is longer
 */
export async function slotsBetween(
  { loaders }: Context,
  host: Host,
  { from, to }: { from?: Date | null; to?: Date | null },
): Promise<Slot[]> {
  if (from && to && to.getTime() - from.getTime() > longest) {
    throw badInput(`\`from\` and \`to\` are ${longestDays} days apart at most.`)
  }
  const free = toSlots(await loaders.freeSlots.load(host))
  const first = from ?? free[0]?.startsAt
  if (!first) return []
  const end = Math.min(to?.getTime() ?? Number.POSITIVE_INFINITY, first.getTime() + longest)
  return free.filter(({ startsAt }) => startsAt >= first && startsAt.getTime() < end)
}
