import type { Language } from '@passerelle/kernel'
import type { AnswerResponse } from '../../invitation/answer/answer.ts'
import type { ReviewReason } from '../../invitation/inbound/reply.ts'
import type { CalendarMethod } from '../../mail/message-state.ts'
import { because, type NoticeDefinition, type NoticeReader, quoted, spellTime, type Timed } from '../notice-words.ts'

export interface InvitedFacts extends Timed {
  /** Who is invited. */
  other: string
}

/** What became of a mail that waits to be read. */
export type RepliedFacts = { comment: string | null } & (
  | { outcome: 'STRANGER' | 'MESSAGE' }
  | { outcome: 'REVIEW'; review: ReviewReason }
  | { outcome: 'PROPOSAL'; proposed: Timed | null }
  | { outcome: 'OLD_TIME'; now: 'STANDS' | 'CANCELLED'; saidAgain: boolean }
)

/** A mail of an invitation of which the mail servers say that it did not arrive, or nothing at all. */
export interface UndeliveredFacts extends InvitedFacts {
  reader: 'INVITER' | 'INVITED'
  /** What the mail asks the calendar to do. */
  method: CalendarMethod
  arrived: 'NO' | 'UNKNOWN'
  reason: string | null
}

/** What those who invited are told of what came back. */
export const noticesOfAnswers = {
  INVITATION_ANSWERED: {
    means: 'Somebody answered an invitation.',
    fr: (f, reader) => ({
      title: `${f.other} ${answered.fr[f.answer]}`,
      body: `Entretien du ${spellTime(f, reader)}.${sentBy.fr(f.sentBy)}${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `${f.other} ${answered.en[f.answer]}`,
      body: `Interview of ${spellTime(f, reader)}.${sentBy.en(f.sentBy)}${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<
    InvitedFacts & { answer: AnswerResponse; comment: string | null; sentBy: string | null }
  >,
  REPLY_RECEIVED: {
    means: 'A mail about an invitation waits to be read: a proposal, words, or what has no safe outcome.',
    fr: (f, reader) => ({
      title: `Un message à lire au sujet de l’entretien avec ${f.other}`,
      body: `${received.fr(f, reader)} Entretien du ${spellTime(f, reader)}.${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `A message to read about the interview with ${f.other}`,
      body: `${received.en(f, reader)} Interview of ${spellTime(f, reader)}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<InvitedFacts & RepliedFacts>,
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
  INVITATION_NOT_DELIVERED: {
    means: 'A mail of an invitation did not arrive, or nobody knows whether it did: a calendar may be wrong.',
    fr: (f, reader) => {
      const { what, todo } = undelivered.fr[f.method]
      return {
        title: `${what[f.reader](f.other)} ${f.arrived === 'NO' ? 'n’est pas arrivée' : 'n’est peut-être pas arrivée'} par mail`,
        body: `Entretien du ${spellTime(f, reader)}. ${todo[f.reader]}${because.fr(f.reason)}`,
      }
    },
    en: (f, reader) => {
      const { what, todo } = undelivered.en[f.method]
      return {
        title: `${what[f.reader](f.other)} ${f.arrived === 'NO' ? 'did not arrive' : 'may not have arrived'} by mail`,
        body: `Interview of ${spellTime(f, reader)}. ${todo[f.reader]}${because.en(f.reason)}`,
      }
    },
  } satisfies NoticeDefinition<UndeliveredFacts>,
}

interface UndeliveredWords {
  what: Record<UndeliveredFacts['reader'], (other: string) => string>
  todo: Record<UndeliveredFacts['reader'], string>
}

const undelivered: Record<Language, Record<CalendarMethod, UndeliveredWords>> = {
  fr: {
    REQUEST: {
      what: { INVITER: (other) => `L’invitation à ${other}`, INVITED: (other) => `L’invitation de ${other}` },
      todo: {
        INVITER: 'L’heure peut manquer dans son agenda : prévenez cette personne par un autre moyen.',
        INVITED: 'L’heure peut manquer dans votre agenda : notez-la, et répondez ici.',
      },
    },
    CANCEL: {
      what: {
        INVITER: (other) => `L’annulation à ${other}`,
        INVITED: (other) => `L’annulation de l’entretien avec ${other}`,
      },
      todo: {
        INVITER:
          'Il est annulé, mais peut encore figurer dans son agenda : prévenez cette personne par un autre moyen.',
        INVITED: 'Il est annulé ; s’il figure encore dans votre agenda, retirez-le.',
      },
    },
  },
  en: {
    REQUEST: {
      what: { INVITER: (other) => `The invitation to ${other}`, INVITED: (other) => `The invitation from ${other}` },
      todo: {
        INVITER: 'Their calendar may lack the time: tell them in another way.',
        INVITED: 'Your calendar may lack the time: note it, and answer here.',
      },
    },
    CANCEL: {
      what: {
        INVITER: (other) => `The cancellation to ${other}`,
        INVITED: (other) => `The cancellation of the interview with ${other}`,
      },
      todo: {
        INVITER: 'It is cancelled, but may still stand in their calendar: tell them in another way.',
        INVITED: 'It is cancelled; if it still stands in your calendar, take it out.',
      },
    },
  },
}

/** ` Réponse envoyée par …`, empty when the person answered. */
const sentBy: Record<Language, (address: string | null) => string> = {
  fr: (address) => (address ? ` Réponse envoyée par ${address}.` : ''),
  en: (address) => (address ? ` Answer sent by ${address}.` : ''),
}

const reviews: Record<Language, Record<ReviewReason, string>> = {
  fr: {
    UNREADABLE: 'Un message n’a pas pu être lu',
    FROM_OURSELVES: 'Un message porte notre propre adresse comme expéditeur',
    OTHER_APPOINTMENT: 'La réponse concerne un autre rendez-vous',
    SEVERAL_APPOINTMENTS: 'La réponse concerne plusieurs rendez-vous à la fois',
    NO_ATTENDEE: 'La réponse vient de la personne invitée, mais ne dit pas qui répond',
    FOREIGN_ATTENDEE: 'La réponse vient de la personne invitée, mais au nom de quelqu’un d’autre',
    CONTRADICTION: 'La réponse se contredit',
    NO_CLEAR_ANSWER: 'La réponse ne dit ni oui, ni non, ni peut-être',
    IMPOSSIBLE_TIME: 'Une autre heure est demandée, mais elle n’est pas possible',
    OTHER_RECIPIENT:
      'Un serveur de messagerie n’a pas pu remettre un message à une autre adresse que celle de la personne invitée',
  },
  en: {
    UNREADABLE: 'A message could not be read',
    FROM_OURSELVES: 'A message has our own address as its sender',
    OTHER_APPOINTMENT: 'The answer is about another appointment',
    SEVERAL_APPOINTMENTS: 'The answer is about several appointments at once',
    NO_ATTENDEE: 'The answer comes from the person invited, but does not say who answers',
    FOREIGN_ATTENDEE: 'The answer comes from the person invited, but in the name of somebody else',
    CONTRADICTION: 'The answer contradicts itself',
    NO_CLEAR_ANSWER: 'The answer says neither yes, nor no, nor maybe',
    IMPOSSIBLE_TIME: 'Another time is asked for, but it is not possible',
    OTHER_RECIPIENT: 'A mail server could not deliver a message to another address than that of the person invited',
  },
}

/** What became of a mail, in a sentence or two. */
const received: Record<Language, (f: RepliedFacts, reader: NoticeReader) => string> = {
  fr: (f, reader) => {
    switch (f.outcome) {
      case 'PROPOSAL':
        return `Une autre heure est proposée${f.proposed ? ` : ${spellTime(f.proposed, reader)}` : ''} ; rien n’a été déplacé.`
      case 'OLD_TIME': {
        const sent = {
          STANDS: 'l’invitation a été envoyée à nouveau',
          CANCELLED: 'l’annulation a été envoyée à nouveau',
        }
        const about = { STANDS: 'une heure qui ne tient plus', CANCELLED: 'un entretien qui est annulé' }
        return `La réponse concerne ${about[f.now]}${f.saidAgain ? ` ; ${sent[f.now]}` : ''}.`
      }
      case 'STRANGER':
        return 'La réponse vient d’une adresse qui n’est pas invitée ; rien n’a été changé.'
      case 'MESSAGE':
        return 'Un message est arrivé ; ce n’est pas une réponse à l’invitation.'
      case 'REVIEW':
        return `${reviews.fr[f.review]} ; rien n’a été changé.`
    }
  },
  en: (f, reader) => {
    switch (f.outcome) {
      case 'PROPOSAL':
        return `Another time is proposed${f.proposed ? `: ${spellTime(f.proposed, reader)}` : ''}; nothing was moved.`
      case 'OLD_TIME': {
        const sent = { STANDS: 'the invitation was sent again', CANCELLED: 'the cancellation was sent again' }
        const about = { STANDS: 'a time that no longer stands', CANCELLED: 'an interview that is cancelled' }
        return `The answer is about ${about[f.now]}${f.saidAgain ? `; ${sent[f.now]}` : ''}.`
      }
      case 'STRANGER':
        return 'The answer comes from an address that is not invited; nothing was changed.'
      case 'MESSAGE':
        return 'A message arrived; it is no answer to the invitation.'
      case 'REVIEW':
        return `${reviews.en[f.review]}; nothing was changed.`
    }
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
