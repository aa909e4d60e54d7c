import type { Language } from '@passerelle/kernel'
import type { AnswerResponse } from '../../invitation/answer/answer.ts'
import type { ReplyOutcome } from '../../invitation/inbound/reply.ts'
import { because, type NoticeDefinition, quoted, spellTime, type Timed } from '../notice-words.ts'

export interface InvitedFacts extends Timed {
  /** Who is invited. */
  other: string
}

/** What became of a mail that waits to be read. */
export type OutcomeToRead = Extract<ReplyOutcome, 'PROPOSAL' | 'OLD_TIME' | 'STRANGER' | 'MESSAGE' | 'REVIEW'>

/** What those who invited are told of what came back. */
export const noticesOfAnswers = {
  INVITATION_ANSWERED: {
    means: 'Somebody answered an invitation.',
    fr: (f, reader) => ({
      title: `${f.other} ${answered.fr[f.answer]}`,
      body: `Entretien du ${spellTime(f, reader)}.${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `${f.other} ${answered.en[f.answer]}`,
      body: `Interview of ${spellTime(f, reader)}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<InvitedFacts & { answer: AnswerResponse; comment: string | null }>,
  REPLY_RECEIVED: {
    means: 'A mail about an invitation waits to be read: a proposal, words, or what has no safe outcome.',
    fr: (f, reader) => ({
      title: `Un message à lire au sujet de l’entretien avec ${f.other}`,
      body: `${received.fr[f.outcome]} Entretien du ${spellTime(f, reader)}.${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `A message to read about the interview with ${f.other}`,
      body: `${received.en[f.outcome]} Interview of ${spellTime(f, reader)}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<InvitedFacts & { outcome: OutcomeToRead; comment: string | null }>,
  ADDRESS_FAILED: {
    means: 'An invitation came back: the address takes no mail.',
    fr: (f, reader) => ({
      title: `L’adresse de ${f.other} ne reçoit pas de messages`,
      body: `L’invitation à l’entretien du ${spellTime(f, reader)} est revenue.${because.fr(f.reason)}`,
    }),
    en: (f, reader) => ({
      title: `The address of ${f.other} takes no mail`,
      body: `The invitation to the interview of ${spellTime(f, reader)} came back.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<InvitedFacts & { reason: string }>,
}

const received: Record<Language, Record<OutcomeToRead, string>> = {
  fr: {
    PROPOSAL: 'Une autre heure est proposée ; rien n’a été déplacé.',
    OLD_TIME: 'La réponse concerne une heure qui ne tient plus ; l’invitation a été envoyée à nouveau.',
    STRANGER: 'La réponse vient d’une adresse qui n’est pas invitée ; rien n’a été changé.',
    MESSAGE: 'Un message est arrivé ; ce n’est pas une réponse à l’invitation.',
    REVIEW: 'Un message n’a pas pu être compris ; rien n’a été changé.',
  },
  en: {
    PROPOSAL: 'Another time is proposed; nothing was moved.',
    OLD_TIME: 'The answer is about a time that no longer stands; the invitation was sent again.',
    STRANGER: 'The answer comes from an address that is not invited; nothing was changed.',
    MESSAGE: 'A message arrived; it is no answer to the invitation.',
    REVIEW: 'A message could not be understood; nothing was changed.',
  },
}

const answered: Record<Language, Record<AnswerResponse, string>> = {
  fr: {
    ACCEPTED: 'vient à l’entretien',
    DECLINED: 'ne vient pas à l’entretien',
    TENTATIVE: 'viendra peut-être à l’entretien',
  },
  en: {
    ACCEPTED: 'will come to the interview',
    DECLINED: 'will not come to the interview',
    TENTATIVE: 'may come to the interview',
  },
}
