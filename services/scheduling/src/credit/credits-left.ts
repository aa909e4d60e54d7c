import type { EventId } from '@passerelle/kernel'
import { mayBrowse } from '../availability/browsing.ts'
import type { Context } from '../context.ts'

/** Null without a limit, and for those who take no part in the event: its rules are not theirs to read. */
export async function creditsLeft({ loaders }: Context, eventId: EventId): Promise<number | null> {
  if (!mayBrowse(await loaders.browsing.load(eventId))) return null
  const limit = (await loaders.event.load(eventId))?.creditsPerParticipant ?? null
  return limit === null ? null : Math.max(0, limit - (await loaders.creditsUsed.load(eventId)))
}
