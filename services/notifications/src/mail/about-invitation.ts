import { type InterviewState, invitationSent } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'
import { InvitationDraft } from '../invitation/draft/invitation-draft.ts'
import { uidOf } from '../invitation/invitation.ts'
import { InterviewProjection } from '../projections/interview.ts'
import type { When } from '../words/when.ts'
import { exampleInterview, type NoFacts, type SaidOfInterview, saidOfInterview } from './about-interview.ts'
import { type Desk, type Detail, type Look, type MailAppointment, needed, type Queued } from './mail.ts'

interface Invited {
  interview: InterviewState
  /** What the planner wrote to those invited. */
  words: string | null
}

interface SaidOfInvitation extends SaidOfInterview {
  when: When
  words: string | null
}

/** What of the mails of an invitation is the same: each carries the appointment for the reader's calendar. */
export const aboutInvitation = {
  async present({ interviewId }: Queued<NoFacts>, look: Look): Promise<Invited | null> {
    const [interview, draft] = await Promise.all([
      look.up(InterviewProjection, interviewId),
      look.up(InvitationDraft, interviewId, 'interviewId'),
    ])
    return interview && { interview: interview.state, words: draft?.state === 'SENT' ? draft.words : null }
  },
  appointment(
    { interview }: Invited,
    { method, sequence }: Queued<NoFacts>,
    said: SaidOfInvitation,
    desk: Desk,
  ): MailAppointment | null {
    if (!method || !interview.slot) return null
    return {
      uid: uidOf(interview.id),
      sequence: sequence ?? interview.sequence,
      method,
      startsAt: new Date(interview.slot.startsAt),
      endsAt: new Date(interview.slot.endsAt),
      summary: `${summaries[desk.reader.locale]} ${said.other}`,
      location: said.place ?? interview.eventName,
      url: said.link,
    }
  },
}

const summaries: Record<Language, string> = { fr: 'Entretien avec', en: 'Interview with' }

/** What of the two mails that ask for an answer is the same. */
export const aboutRequest = {
  ...aboutInvitation,
  /** While its very time stands and lies ahead. */
  whyNotSend({ interview }: Invited, { sequence }: Queued<NoFacts>, now: Date): string | null {
    if (interview.status !== 'CONFIRMED') return 'the interview no longer stands'
    if (interview.sequence !== sequence) return 'a newer time took its place'
    if (!interview.slot || new Date(interview.slot.endsAt) <= now) return 'the interview is over'
    return null
  },
  says: (invited: Invited, { invitationId }: Queued<NoFacts>, desk: Desk) => ({
    ...saidOfInvitation(invited, desk),
    answer: desk.links.to('ANSWER_INVITATION', needed(invitationId, 'an invitation')),
  }),
  ticket: ({ when }: SaidOfInvitation): When => when,
}

export function saidOfInvitation(
  { interview, words }: Invited,
  desk: Pick<Desk, 'reader' | 'publicUrl'>,
): SaidOfInvitation {
  const said = saidOfInterview(interview, desk)
  return { ...said, words, when: needed(said.when, 'a time') }
}

export function exampleInvited(more: Partial<InterviewState>): Invited {
  return { interview: { ...exampleInterview, ...more }, words: 'Salle 12, badge à l’accueil.' }
}

/** @param more of the interview */
export function exampleRequest({ sequence, ...more }: { sequence: number } & Partial<InterviewState>) {
  const queued = { facts: {}, invitationId: invitationSent.example.id, method: 'REQUEST' as const, sequence }
  return { queued, present: exampleInvited({ sequence, ...more }) }
}

/** The facts of an appointment, the same in an invitation and in its update. */
export const appointmentDetails: Record<Language, (f: SaidOfInvitation) => readonly Detail[]> = {
  fr: (f) => [
    { label: 'Date', value: f.when.day, inTicket: true },
    { label: 'Heure', value: `de ${f.when.from} à ${f.when.to} (${f.when.zone})`, inTicket: true },
    {
      label: 'Heure de l’événement',
      value: f.there && `${f.there.day}, de ${f.there.from} à ${f.there.to} (${f.there.zone})`,
    },
    { label: 'Durée', value: `${f.when.minutes} minutes` },
    { label: 'Lieu', value: f.place },
    { label: 'Avec', value: f.with },
    { label: 'Entreprise', value: f.company },
    { label: 'Événement', value: f.event },
    { label: 'Message', value: f.words },
    { label: 'À savoir', value: f.expectation },
  ],
  en: (f) => [
    { label: 'Date', value: f.when.day, inTicket: true },
    { label: 'Time', value: `${f.when.from} to ${f.when.to} (${f.when.zone})`, inTicket: true },
    {
      label: 'Time at the event',
      value: f.there && `${f.there.day}, ${f.there.from} to ${f.there.to} (${f.there.zone})`,
    },
    { label: 'Duration', value: `${f.when.minutes} minutes` },
    { label: 'Place', value: f.place },
    { label: 'With', value: f.with },
    { label: 'Company', value: f.company },
    { label: 'Event', value: f.event },
    { label: 'Message', value: f.words },
    { label: 'Please note', value: f.expectation },
  ],
}
