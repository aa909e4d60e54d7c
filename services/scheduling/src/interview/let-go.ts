import type { EntityManager } from '@mikro-orm/postgresql'
import { interviewCancelled } from '@passerelle/contracts'
import { giveCreditsBack } from '../credit/credits.ts'
import { freeTime } from '../occupancy/take-time.ts'
import type { Interview } from './interview.ts'
import { tell } from './tell.ts'
import { tellMatch } from './tell-match.ts'

/**
 * What goes with interviews that have just been cancelled, all of one event or of none: their senders have the credit back, their
 * time is free for others with this transaction, and each is told, with its match.
 */
export async function letGo(em: EntityManager, cancelled: readonly Interview[]): Promise<void> {
  for (const interview of cancelled) {
    tell(em, interviewCancelled, interview)
    tellMatch(em, interview)
  }
  const eventId = cancelled[0]?.eventId
  if (eventId) {
    await giveCreditsBack(
      em,
      eventId,
      cancelled.map((interview) => interview.sender()),
    )
  }
  const timed = cancelled.filter((interview) => interview.slot() !== null).map(({ id }) => id)
  if (timed.length > 0) await freeTime(em, timed)
}
