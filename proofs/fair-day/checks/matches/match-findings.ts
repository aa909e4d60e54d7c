import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Finding } from '../finding.ts'
import { answersShown } from './answers-shown.ts'
import { inBothAgendas } from './in-both-agendas.ts'
import { journalExplains } from './journal-explains.ts'
import { mailedOnce } from './mailed-once.ts'
import { mailsOfMatches } from './mails-of-matches.ts'
import { proposedOnce } from './proposed-once.ts'
import { stepsAsTaken } from './steps-as-taken.ts'

/**
 * Whether the matches are as they should be, from answers of the public address.
 * @param disturbed something was broken on purpose meanwhile
 * @param withinMs for how long mails and answers are waited for
 */
export async function matchFindings(
  lived: Lived,
  { disturbed, withinMs }: { disturbed: boolean; withinMs: number },
): Promise<Finding[]> {
  const posts = await mailsOfMatches(lived, withinMs)
  return [
    journalExplains(lived.matches),
    stepsAsTaken(lived),
    await proposedOnce(lived.inbox, posts, { disturbed }),
    mailedOnce(posts, { disturbed }),
    await inBothAgendas(lived),
    await answersShown(lived, withinMs),
  ]
}
