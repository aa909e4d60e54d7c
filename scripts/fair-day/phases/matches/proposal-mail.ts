import { until } from '../../../client/until.ts'
import type { Arrived, Inbox } from './inbox.ts'
import type { Pair } from './pair.ts'

/** Of a candidate proposal: the profile, the job, yes, no. */
const linksOfProposal = 4

/** Every mail that puts this match to its contact. There should be one, once the candidate has taken the offer. */
export async function proposalMails(inbox: Inbox, { talent, offer }: Pair): Promise<Arrived[]> {
  const names = [`${talent.firstName} ${talent.lastName}`, offer.title]
  const about = (await inbox.of(offer.contact.person.email)).filter(({ subject }) =>
    names.every((name) => subject.includes(name)),
  )
  const mails = await Promise.all(about.map(({ id }) => inbox.open(id)))
  return mails.filter(({ links }) => links.length === linksOfProposal)
}

/** Waits for it, and gives its two buttons. */
export async function buttonsOf(inbox: Inbox, pair: Pair, withinMs: number): Promise<{ yes: string; no: string }> {
  const mail = await until(
    `the mail that proposes ${pair.talent.person.email} for ${pair.offer.title}`,
    withinMs,
    async () => (await proposalMails(inbox, pair))[0],
  )
  const [, , yes, no] = mail.links
  return { yes: yes!, no: no! }
}
