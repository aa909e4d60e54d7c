import { appointmentClashed, appointmentWithdrawn, matchEnded } from '@passerelle/contracts'
import { reaction } from '@passerelle/messaging'
import { announceMatch } from '../match/announce-match.ts'
import { isJobOver } from '../match/job-over.ts'
import { lockMatch } from '../match/lock-match.ts'
import { nobody } from '../match/match-step.ts'

/**
 * No interview came of an accepted appointment: the company may propose another date, and everybody is told. Where the job is
 * over meanwhile, that the match has ended.
 */
export const onAppointmentClashed = reaction(appointmentClashed, async ({ em, event: { data }, now }) => {
  const match = await lockMatch(em, data.matchId)
  const before = match?.slot() ?? null
  const entry = match?.clash(data.round, nobody(now))
  if (!match || !entry) return
  em.persist(entry)
  const ended = (await isJobOver(em, match)) ? match.endWithJob(nobody(now)) : null
  if (ended) {
    em.persist(ended)
    return announceMatch(em, matchEnded, match, { act: ended, before })
  }
  await announceMatch(em, appointmentWithdrawn, match, { act: entry, before })
})
