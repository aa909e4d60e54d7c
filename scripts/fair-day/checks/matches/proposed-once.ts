import { until } from '../../../client/until.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import { proposalMails } from '../../phases/matches/proposal-mail.ts'
import type { Finding } from '../finding.ts'

/** One mail for each match whose candidate has ever taken the offer, and none for the others (HU-07). */
export async function proposedOnce({ inbox, matches }: Lived, withinMs: number): Promise<Finding> {
  const found = await Promise.all(
    matches.map(async ({ pair, match }) => {
      const most = match.journal.some(({ action, value }) => action === 'OFFER_ANSWERED' && value === 'ACCEPTED')
        ? 1
        : 0
      // Who refuses the offer after all may do so before the mail is written: then it need not leave.
      const due = match.state === 'CANDIDATE_REFUSED' ? 0 : most
      const arrived = async () => {
        const { length } = await proposalMails(inbox, pair)
        return length < due ? undefined : length
      }
      const count = await until(match.id, withinMs, arrived).catch(() => 0)
      return { id: match.id, due, most, count }
    }),
  )
  return {
    title: 'Every contact gets the proposal of a match exactly once',
    looked: `${found.reduce((sum, { count }) => sum + count, 0)} proposals of ${matches.length} matches`,
    wrong: found
      .filter(({ due, most, count }) => count < due || count > most)
      .map(({ id, due, count }) => `${id}: ${count} proposals instead of ${due}`),
  }
}
