import type { Campus } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Pair } from '../../phases/matches/pair.ts'
import { proposalMails } from '../../phases/matches/proposal-mail.ts'
import { readPage } from '../../phases/matches/read-page.ts'

/** What the contact of a match reads behind the first two links of the mail that proposed it, in English. */
export interface OpenedPages {
  readonly pair: Pair
  readonly candidate: string
  readonly job: string
}

/** Opened after everything else has happened; of matches whose proposal came. */
export async function pagesOfProposals({ inbox, matches }: Lived, campus: Campus): Promise<OpenedPages[]> {
  const mails = await Promise.all(
    matches.map(async ({ pair }) => ({ pair, links: (await proposalMails(inbox, pair))[0]?.links })),
  )
  const came = mails.flatMap(({ pair, links }) => (links ? [{ pair, links }] : []))
  // A page that is gone is read as it is: nothing stands on it that should.
  const inEnglish = (link: string) => readPage(campus, `${link}?lang=en`, (status) => status < 500)
  return aFewAtATime(came, async ({ pair, links: [candidate, job] }) => ({
    pair,
    candidate: await inEnglish(candidate!),
    job: await inEnglish(job!),
  }))
}
