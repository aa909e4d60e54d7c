import type { Match } from '../../matches.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import { proposalMails } from '../../phases/matches/proposal-mail.ts'
import type { Finding } from '../finding.ts'
import { type MatchPost, wasTaken } from './mails-of-matches.ts'

/**
 * One mail puts each match whose candidate has ever taken the offer to its contact, and none the others (HU-07). It may
 * stay away only where its reason had gone before it was written: the contact had decided in the interface, the candidate
 * had changed their mind, or the school had declined the company.
 */
export async function proposedOnce(
  inbox: Lived['inbox'],
  posts: readonly MatchPost[],
  { disturbed }: { disturbed: boolean },
): Promise<Finding> {
  const toContacts = posts.filter(({ reader }) => reader === 'CONTACT')
  const found = await Promise.all(
    toContacts.map(async ({ pair, match, mails }) => {
      const proposal = mails.find(({ kind }) => kind === 'CANDIDATE_PROPOSAL')
      const most = wasTaken(match) ? 1 : 0
      const mayBeAbsent =
        (proposal?.state === 'DROPPED' && hadNoReason(match)) || (disturbed && proposal?.state === 'UNCERTAIN')
      const { length: count } = await proposalMails(inbox, pair)
      return { id: match.id, least: mayBeAbsent ? 0 : most, most, count, state: proposal?.state }
    }),
  )
  const absent = found.filter(({ most, count }) => count < most).length
  return {
    title: 'Every contact gets the proposal of a match exactly once, unless its reason had gone',
    looked: `${found.reduce((sum, { count }) => sum + count, 0)} proposals of ${found.length} matches, ${absent} without reason`,
    wrong: found
      .filter(({ least, most, count }) => count < least || count > most)
      .map(({ id, most, count, state }) => `${id}: ${count} proposals instead of ${most}, the mail is ${state}`),
  }
}

function hadNoReason({ state, journal }: Match): boolean {
  const first = journal.find(({ action }) => action === 'COMPANY_DECIDED')
  return first?.channel === 'INTERFACE' || state === 'CANDIDATE_REFUSED' || state === 'JOB_OVER'
}
