import { until } from '@passerelle/client'
import { mailsAbout } from '../../matches.ts'
import type { Arrived, Inbox } from './inbox.ts'
import type { Pair } from './pair.ts'

/** Of a candidate proposal: the profile, the job, yes, no. */
const linksOfProposal = 4

/** Every mail that puts this match to its contact. */
export async function proposalMails(inbox: Inbox, { talent, offer }: Pair): Promise<Arrived[]> {
  const names = [`${talent.firstName} ${talent.lastName}`, offer.title]
  const about = (await inbox.of(offer.contact.person.email)).filter(({ subject }) =>
    names.every((name) => subject.includes(name)),
  )
  const mails = await Promise.all(about.map(({ id }) => inbox.open(id)))
  return mails.filter(({ links }) => links.length === linksOfProposal)
}

/**
 * Waits for it, and gives its two buttons.
 * @returns null when it will not come: the contact had decided before it was written, or a kill left it uncertain
 */
export async function buttonsOf(
  inbox: Inbox,
  pair: Pair,
  withinMs: number,
): Promise<{ yes: string; no: string } | null> {
  let looks = 0
  const mail = await until(
    `the mail that proposes ${pair.talent.person.email} for ${pair.offer.title}`,
    withinMs,
    async () => {
      const [came] = await proposalMails(inbox, pair)
      if (came) return came
      // Seldom: everybody asking the house all the time would keep it from writing mails.
      return looks++ % 8 === 3 && (await willNotCome(pair)) ? null : undefined
    },
  )
  if (mail === null) return null
  const [, , yes, no] = mail.links
  return { yes: yes!, no: no! }
}

async function willNotCome({ offer: { contact }, matchId }: Pair): Promise<boolean> {
  const proposal = (await mailsAbout(contact, matchId)).find(({ kind }) => kind === 'CANDIDATE_PROPOSAL')
  return proposal?.state === 'DROPPED' || proposal?.state === 'UNCERTAIN'
}
