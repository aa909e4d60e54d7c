import { until } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import { type Match, type MatchMail, mailsAbout } from '../../matches.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Pair } from '../../phases/matches/pair.ts'

/** The mails about one match to one of its people: as the house keeps them, and what came of them. */
export interface MatchPost {
  readonly pair: Pair
  readonly match: Match
  readonly reader: 'CANDIDATE' | 'CONTACT'
  readonly mails: readonly (MatchMail & { readonly arrivals: number })[]
}

/** Waits until none is on its way any more, nor a proposal still to be written, and looks into the mailboxes. */
export async function mailsOfMatches({ inbox, matches }: Lived, withinMs: number): Promise<MatchPost[]> {
  const readers = matches.flatMap(({ pair, match }) => [
    { pair, match, reader: 'CANDIDATE' as const, caller: pair.talent.caller },
    { pair, match, reader: 'CONTACT' as const, caller: pair.offer.contact },
  ])
  const kept = await aFewAtATime(readers, ({ pair, match, reader, caller }) =>
    until(`the mails about ${match.id} to ${caller.person.email}`, withinMs, async () => {
      const mails = await mailsAbout(caller, pair.matchId)
      const onTheWay = mails.some(({ state }) => state === 'QUEUED' || state === 'SENDING')
      const missing =
        reader === 'CONTACT' && wasTaken(match) && mails.every(({ kind }) => kind !== 'CANDIDATE_PROPOSAL')
      return onTheWay || missing ? undefined : mails
    }),
  )
  const arrivals = await arrivalsOf(inbox, new Set(readers.map(({ caller }) => caller.person.email)))
  return readers.map(({ pair, match, reader }, index) => ({
    ...{ pair, match, reader },
    mails: kept[index]!.map((mail) => ({ ...mail, arrivals: (mail.messageId && arrivals.get(mail.messageId)) || 0 })),
  }))
}

/** Whether the candidate has ever taken the offer. */
export function wasTaken({ journal }: Match): boolean {
  return journal.some(({ action, value }) => action === 'OFFER_ANSWERED' && value === 'ACCEPTED')
}

/** How often each Message-ID is in these mailboxes. */
async function arrivalsOf({ of }: Lived['inbox'], addresses: ReadonlySet<string>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const mailboxes = await Promise.all([...addresses].map((address) => of(address)))
  for (const { messageId } of mailboxes.flat()) counts.set(messageId, (counts.get(messageId) ?? 0) + 1)
  return counts
}
