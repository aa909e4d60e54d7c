import { type EntityManager, LockMode } from '@mikro-orm/postgresql'
import { jobFacts, matchEnded } from '@passerelle/contracts'
import type { JobId, SchoolId } from '@passerelle/kernel'
import { reaction } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { Match } from '../match/match.ts'
import { nobody } from '../match/match-step.ts'
import { undecidedStates } from '../match/progress.ts'
import { overAtIn } from '../projections/over-at.ts'

/**
 * A job that is closed, declined or past its last day at a school ends its matches there that nobody has decided, each of which
 * is told. Behind the projection of jobs, whose row whoever proposes a match holds: the match is found here, or not made.
 */
export const onJob = reaction(jobFacts, async ({ em, event: { data }, now }) => {
  for (const schoolId of overAtIn(data)) await endMatches(em, { jobId: data.id, schoolId }, now)
})

async function endMatches(em: EntityManager, at: { jobId: JobId; schoolId: SchoolId }, now: Date): Promise<void> {
  const undecided = { ...at, state: { $in: [...undecidedStates] } }
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, orderBy: { id: 'asc' } } as const
  for (const match of await em.find(Match, undecided, lock)) {
    const before = match.slot()
    const entry = match.endWithJob(nobody(now))
    if (!entry) continue
    em.persist(entry)
    await announceMatch(em, matchEnded, match, { act: entry, before })
  }
}
