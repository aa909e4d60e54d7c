import { isDeepStrictEqual } from 'node:util'
import type { Caller } from '@passerelle/client'
import { aFewAtATime } from '../../a-few-at-a-time.ts'
import type { Lived } from '../../phases/matches/live-matches.ts'
import type { Pair } from '../../phases/matches/pair.ts'
import { missingOnPage, type Terms, termsFields } from '../../phases/matches/terms.ts'
import type { Finding } from '../finding.ts'
import type { MatchPost } from './mails-of-matches.ts'
import type { OpenedPages } from './pages-of-proposals.ts'

/** At most so many matches are read by both of their people. */
const readAtMost = 60

/**
 * A match carries the terms of its job (HU-39): in the graph for candidate and contact, on the page behind the contact's link,
 * and in the mail that proposes it to the candidate, which does not name who looks after the newcomer.
 */
export async function termsCarried(
  { inbox, matches, declined }: Pick<Lived, 'inbox' | 'matches' | 'declined'>,
  posts: readonly MatchPost[],
  pages: readonly OpenedPages[],
): Promise<Finding> {
  const readings = matches.slice(0, readAtMost).flatMap(({ pair }) => {
    const { talent, offer } = pair
    // Candidates read no job that their school has declined.
    const forTalent = offer.employerId === declined.company.id ? null : offer.terms
    return [
      { caller: talent.caller, due: forTalent, pair },
      { caller: offer.contact, due: offer.terms, pair },
    ]
  })
  const inGraph = await aFewAtATime(readings, ({ caller, due, pair }) => wrongInGraph(caller, pair, due))
  const mails = await proposalsTo(inbox, posts)
  return {
    title: 'Every match carries the terms of its job, in the graph, on its page and in its mail',
    looked: `${readings.length} readings, ${pages.length} pages, ${mails.length} mails`,
    wrong: [
      ...inGraph.flat(),
      ...pages.flatMap(({ pair, job }) => named(pair, 'page', missingOnPage(job, pair.offer.terms))),
      ...mails.flatMap(({ pair, text }) => named(pair, 'mail', wrongInMail(text, pair.offer.terms))),
    ],
  }
}

const named = ({ matchId }: Pair, where: string, what: readonly string[]) =>
  what.map((one) => `${matchId}, the ${where} of its job: ${one}`)

async function wrongInGraph(caller: Caller, { matchId }: Pair, due: Terms | null): Promise<string[]> {
  const { match } = await caller.ask<{ match: { job: { terms: Terms } | null } | null }>(read, { id: matchId })
  const terms = match?.job?.terms ?? null
  if (isDeepStrictEqual(terms, due)) return []
  return [`${matchId}, as ${caller.person.email} reads it, has ${JSON.stringify(terms)}`]
}

const read = `query TermsOfMatch($id: ID!) { match(id: $id) { id job { id terms { ${termsFields} } } } }`

export function wrongInMail(mail: string, { skills, tutor, languages }: Terms): string[] {
  const text = mail.replace(/\s+/g, ' ')
  const due = [skills.join(', '), `(${languages[0]!.level})`]
  return [
    ...due.filter((part) => !text.includes(part)).map((part) => `«${part}» is missing`),
    ...(text.includes(tutor.name) ? [`it names ${tutor.name}`] : []),
  ]
}

/** The mails that have left to candidates, as they came. */
async function proposalsTo({ of, open }: Lived['inbox'], posts: readonly MatchPost[]) {
  const sent = posts.flatMap(({ pair, mails }) =>
    mails.filter(({ kind, arrivals }) => kind === 'OFFER_PROPOSED' && arrivals > 0).map((mail) => ({ pair, ...mail })),
  )
  const mailboxes = await Promise.all(sent.map(({ pair }) => of(pair.talent.person.email)))
  return aFewAtATime([...sent.entries()], async ([index, { pair, messageId }]) => {
    const arrived = mailboxes[index]!.find((mail) => mail.messageId === messageId)!
    return { pair, text: (await open(arrived.id)).text }
  })
}
