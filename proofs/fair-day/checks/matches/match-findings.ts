import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Finding, Scene } from '../finding.ts'
import { answersShown } from './answers-shown.ts'
import { companyDeclined } from './company-declined.ts'
import { inBothAgendas } from './in-both-agendas.ts'
import { joined } from './joined.ts'
import { journalExplains } from './journal-explains.ts'
import { mailedOnce } from './mailed-once.ts'
import { mailsOfMatches } from './mails-of-matches.ts'
import { metOutside } from './met-outside.ts'
import { pagesOfProposals } from './pages-of-proposals.ts'
import { profilePages } from './profile-pages.ts'
import { profilesKept } from './profiles-kept.ts'
import { proposedOnce } from './proposed-once.ts'
import { stepsAsTaken } from './steps-as-taken.ts'
import { termsCarried } from './terms-carried.ts'

/** For how long the readings of one check are waited for. */
const readingsWithinMs = 60_000

/**
 * Whether the matches are as they should be, from answers of the public address.
 * @param withinMs for how long mails and answers are waited for
 */
export async function matchFindings(lived: Lived, scene: Scene, withinMs: number): Promise<Finding[]> {
  const { disturbed } = scene
  const posts = await mailsOfMatches(lived, withinMs)
  const pages = await pagesOfProposals(lived, scene.run.campus)
  return [
    journalExplains(lived.matches),
    stepsAsTaken(lived),
    await proposedOnce(lived.inbox, posts, { disturbed }),
    mailedOnce(posts, { disturbed }),
    await inBothAgendas(lived),
    await answersShown(lived, withinMs),
    await termsCarried(lived, posts, pages),
    await profilesKept(lived, scene, readingsWithinMs),
    profilePages(lived, pages),
    await joined(lived, scene, readingsWithinMs),
    await metOutside(lived, scene, readingsWithinMs),
    await companyDeclined(lived.declined, scene, readingsWithinMs),
  ]
}
