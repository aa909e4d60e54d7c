import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { interviewCompleted } from '@passerelle/contracts'
import { freeTime } from '../occupancy/take-time.ts'
import { Interview } from './interview.ts'
import { tell } from './tell.ts'

const batch = 100

/**
 * Completes up to a hundred confirmed interviews whose time is over. Several processes may do it at once: each takes what
 * no other holds.
 * @returns how many it completed
 */
export function completeEnded(root: EntityManager, now: Date): Promise<number> {
  return root.fork().transactional(async (em) => {
    const ended = await em.find(
      Interview,
      { status: 'CONFIRMED', endsAt: { $lte: now } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, limit: batch, orderBy: { endsAt: 'asc' } },
    )
    const completed = ended.filter((interview) => interview.complete(now))
    for (const interview of completed) tell(em, interviewCompleted, interview)
    if (completed.length > 0)
      await freeTime(
        em,
        completed.map(({ id }) => id),
      )
    return completed.length
  })
}
