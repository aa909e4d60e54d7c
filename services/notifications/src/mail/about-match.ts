import { candidateAccepted, type MatchState } from '@passerelle/contracts'
import { cleanLine, type Language } from '@passerelle/kernel'
import { candidateOf, MatchProjection } from '../projections/match.ts'
import { SchoolProjection } from '../projections/school.ts'
import { knownZone, spell, type When } from '../words/when.ts'
import { linkTo } from './link-to.ts'
import { type Desk, type Look, type MailWords, needed, type Queued } from './mail.ts'

/** What was so when a mail about a match was queued. */
export interface MatchFacts extends Pick<MatchState, 'round' | 'state' | 'withdrawn'> {
  comment: string | null
}

export interface Matched {
  match: MatchState
  /** Of the school, null while that is not known here. */
  timeZone: string | null
}

/** What of any mail about a match is the same. */
export const aboutMatch = {
  async present({ matchId }: Queued<MatchFacts>, look: Look): Promise<Matched | null> {
    const match = (await look.up(MatchProjection, matchId))?.state
    if (!match) return null
    return { match, timeZone: (await look.up(SchoolProjection, match.schoolId))?.timeZone ?? null }
  },
}

export interface SaidOfMatch {
  reader: string
  candidate: string
  company: string
  /** The candidate to the company, the company to the candidate. */
  other: string
  job: string
  school: string
  comment: string | null
  accepted: boolean
  toCandidate: boolean
  when: When | null
  /** Where the appointment is, as the contact wrote it. */
  place: string | null
  withdrawn: When | null
  /** The page of the match. */
  link: string
}

/** What a mail about a match says to its candidate or to its contact. */
export function saidOfMatch(
  { match, timeZone }: Matched,
  { facts }: Queued<MatchFacts>,
  { reader, publicUrl }: Desk,
): SaidOfMatch {
  const toCandidate = reader.id === candidateOf(match)
  const spelt = (slot: MatchState['appointment']): When | null =>
    slot && spell(slot, knownZone(reader.timeZone, timeZone), reader.locale)
  const candidate = cleanLine(match.candidateName)
  const company = cleanLine(match.companyName)
  return {
    reader: cleanLine(reader.name),
    candidate,
    company,
    other: toCandidate ? company : candidate,
    job: cleanLine(match.jobTitle),
    school: cleanLine(match.schoolName),
    comment: facts.comment,
    accepted: match.state === 'APPOINTMENT_ACCEPTED',
    toCandidate,
    when: spelt(match.appointment),
    place: match.appointment?.place ? cleanLine(match.appointment.place) : null,
    withdrawn: spelt(facts.withdrawn),
    link: linkTo(publicUrl, 'matches', match.id),
  }
}

/** What of mails about an appointment that stands no longer is the same: all of them say when it was. */
export const aboutWithdrawn = {
  ...aboutMatch,
  says(matched: Matched, queued: Queued<MatchFacts>, desk: Desk): SaidOfMatch & { withdrawn: When } {
    const said = saidOfMatch(matched, queued, desk)
    return { ...said, withdrawn: needed(said.withdrawn, 'the appointment that was withdrawn') }
  },
}

/**
 * Where the candidate answers: in the interface or, as long as nobody has signed in as the candidate, on a page behind a link of
 * the mail's own (PE-28).
 */
export function whereToAnswer({ match }: Matched, act: 'ANSWER_OFFER' | 'ANSWER_APPOINTMENT', desk: Desk): string {
  return match.candidatePersonId ? linkTo(desk.publicUrl, 'matches', match.id) : desk.links.to(act, match.id)
}

/** Four links, neither more nor less: the candidate, the job, and the two decisions (HU-10). */
export function linksToDecide({ match }: Matched, { links }: Desk) {
  return {
    viewCandidate: links.to('VIEW_CANDIDATE', match.id),
    viewJob: links.to('VIEW_JOB', match.id),
    acceptCandidate: links.to('ACCEPT_CANDIDATE', match.id),
    refuseCandidate: links.to('REFUSE_CANDIDATE', match.id),
  }
}

type LinksToDecide = ReturnType<typeof linksToDecide>

/** Where a mail has the four links, the same in each. */
export const placesOfLinks: Record<Language, (f: LinksToDecide) => Pick<MailWords, 'more' | 'action'>> = {
  fr: (f) => ({
    more: [
      { shown: 'link', label: 'Voir le profil du candidat', href: f.viewCandidate },
      { shown: 'link', label: 'Voir l’offre', href: f.viewJob },
      { shown: 'button', label: 'Refuser le candidat', href: f.refuseCandidate },
    ],
    action: { label: 'Accepter et proposer un rendez-vous', href: f.acceptCandidate },
  }),
  en: (f) => ({
    more: [
      { shown: 'link', label: 'View the candidate’s profile', href: f.viewCandidate },
      { shown: 'link', label: 'View the job', href: f.viewJob },
      { shown: 'button', label: 'Refuse the candidate', href: f.refuseCandidate },
    ],
    action: { label: 'Accept and propose an appointment', href: f.acceptCandidate },
  }),
}

/** Only while the contact is to decide. */
export function whyNotAsk({ match }: Matched): string | null {
  return match.state === 'CANDIDATE_ACCEPTED' ? null : 'there is nothing to decide: the match has moved'
}

export function factsOfMatch({ round, state, withdrawn, change }: MatchState): MatchFacts {
  return { round, state, withdrawn, comment: change.comment }
}

/** Whether the match still is where the mail was queued: in the same round, and in that state. */
export function isSameRound(match: MatchState, { facts }: Queued<MatchFacts>, state: MatchState['state']): boolean {
  return match.state === state && match.round === facts.round
}

export function matchExample(more: Partial<MatchState>): { queued: { facts: MatchFacts }; present: Matched } {
  const match = { ...candidateAccepted.example, ...more }
  return { queued: { facts: factsOfMatch(match) }, present: { match, timeZone: null } }
}

export function withdrawnExample(state: MatchState['state']) {
  return matchExample({ state, appointment: null, withdrawn: candidateAccepted.example.appointment })
}
