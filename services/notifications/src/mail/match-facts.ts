import type { MatchState } from '@passerelle/contracts'
import { cleanLine } from '@passerelle/kernel'
import { knownZone, spell, type When } from '../words/when.ts'
import { linkTo, type Reader } from './interview-facts.ts'
import type { LinksOfMail } from './link/links-of-mail.ts'
import type { Message } from './message.ts'
import type { MailFacts } from './render.ts'

/** What a mail about a match says to its candidate or to its contact. Links that act are made only where they are used. */
export function matchFacts(
  { kind, facts }: Pick<Message, 'kind' | 'facts'>,
  match: MatchState,
  reader: Reader,
  publicUrl: string,
  links: LinksOfMail,
): MailFacts {
  const toCandidate = reader.id === match.candidatePersonId
  const spelt = (slot: MatchState['appointment']): When | null =>
    slot && spell(slot, knownZone(reader.timeZone, 'Europe/Paris'), reader.locale)
  const when = spelt(match.appointment)
  const candidate = cleanLine(match.candidateName)
  const company = cleanLine(match.companyName)
  return {
    facts: {
      reader: cleanLine(reader.name),
      candidate,
      company,
      other: toCandidate ? company : candidate,
      job: cleanLine(match.jobTitle),
      school: cleanLine(match.schoolName),
      comment: (facts.comment as string | null | undefined) ?? null,
      accepted: match.state === 'APPOINTMENT_ACCEPTED',
      toCandidate,
      when,
      withdrawn: spelt((facts.withdrawn as MatchState['withdrawn'] | undefined) ?? null),
      link: linkTo(publicUrl, 'matches', match.id),
      ...(kind === 'CANDIDATE_PROPOSAL' && {
        viewCandidate: links.to('VIEW_CANDIDATE', match.id),
        viewJob: links.to('VIEW_JOB', match.id),
        acceptCandidate: links.to('ACCEPT_CANDIDATE', match.id),
        refuseCandidate: links.to('REFUSE_CANDIDATE', match.id),
      }),
    },
    ticket: kind === 'APPOINTMENT_PROPOSED' ? when : null,
  }
}
