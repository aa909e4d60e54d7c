import type { Language } from '@passerelle/kernel'
import { because, type NoticeDefinition, quoted, spellTime, type Timed } from '../notice-words.ts'

export interface MatchNoticeFacts extends Timed {
  candidate: string
  company: string
  /** The candidate to the company, the company to the candidate. */
  other: string
  reader: 'TALENT' | 'COMPANY'
  school: string
  job: string
  answer: 'ACCEPTED' | 'DECLINED'
  comment: string | null
}

/** A mail about a match of which the mail servers say that it did not arrive, or nothing at all. */
export interface MatchMailFacts {
  /** Whose mail it was. */
  to: string
  candidate: string
  company: string
  job: string
  arrived: 'NO' | 'UNKNOWN'
  /** Whether the address takes no mail at all. */
  dead: boolean
  reason: string | null
}

/** A match whose contact has left the company. */
export interface ContactLeftFacts {
  /** Null while the name is not known. */
  contact: string | null
  company: string
  candidate: string
  job: string
}

/** What is told about a match. */
export const noticesOfMatches = {
  CONTACT_LEFT: {
    means: 'The contact of a match has left the company, and nobody there decides about the candidate.',
    fr: (f) => ({
      title: `${f.contact ?? 'Le contact'} a quitté ${f.company} : personne n’y décide pour ${f.candidate}`,
      body: `Mise en relation pour « ${f.job} ». Décidez à la place de l’entreprise après lui avoir parlé, ou refusez-y le candidat et proposez-le à un autre contact.`,
    }),
    en: (f) => ({
      title: `${f.contact ?? 'The contact'} has left ${f.company}: nobody there decides about ${f.candidate}`,
      body: `Match about the job “${f.job}”. Decide in the company’s place once you have talked to it, or refuse the candidate there and propose them to another contact.`,
    }),
  } satisfies NoticeDefinition<ContactLeftFacts>,
  MATCH_MAIL_NOT_DELIVERED: {
    means:
      'A mail about a match did not arrive, or nobody knows whether it did: candidate or contact may not know of it.',
    fr: (f) => ({
      title: f.dead
        ? `L’adresse de ${f.to} ne reçoit pas de messages`
        : `Le message à ${f.to} ${f.arrived === 'NO' ? 'n’est pas arrivé' : 'n’est peut-être pas arrivé'} par mail`,
      body: `Mise en relation de ${f.candidate} avec ${f.company} pour « ${f.job} ». Prévenez cette personne par un autre moyen.${because.fr(f.reason)}`,
    }),
    en: (f) => ({
      title: f.dead
        ? `The address of ${f.to} takes no mail`
        : `The message to ${f.to} ${f.arrived === 'NO' ? 'did not arrive' : 'may not have arrived'} by mail`,
      body: `Match of ${f.candidate} with ${f.company} for “${f.job}”. Tell them in another way.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<MatchMailFacts>,
  OFFER_PROPOSED: {
    means: 'A school proposes a job to the candidate.',
    fr: (f) => ({
      title: `${f.school} vous propose une offre : ${f.job}`,
      body: `${f.company} recrute pour « ${f.job} ». À vous d’accepter ou de refuser.${quoted.fr(f.comment)}`,
    }),
    en: (f) => ({
      title: `${f.school} proposes a job to you: ${f.job}`,
      body: `${f.company} recruits for “${f.job}”. It is yours to accept or refuse.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  OFFER_ANSWERED: {
    means: 'The candidate answered the offer.',
    fr: (f) => ({
      title: `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepte' : 'refuse'} l’offre « ${f.job} »`,
      body: `Mise en relation avec ${f.company}.${quoted.fr(f.comment)}`,
    }),
    en: (f) => ({
      title: `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepts' : 'refuses'} the job “${f.job}”`,
      body: `Match with ${f.company}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  CANDIDATE_PROPOSED: {
    means: 'A candidate accepted the offer: the contact decides.',
    fr: (f) => ({
      title: `${f.school} vous propose ${f.candidate}`,
      body: `${f.candidate} a accepté votre offre « ${f.job} ». À vous de décider.`,
    }),
    en: (f) => ({
      title: `${f.school} proposes ${f.candidate} to you`,
      body: `${f.candidate} accepted your job “${f.job}”. It is yours to decide.`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  CONTACT_REMINDED: {
    means: 'The contact has not decided about a candidate yet, and is reminded.',
    fr: (f) => ({
      title: `Votre décision est attendue : ${f.candidate}`,
      body: `${f.candidate} a accepté votre offre « ${f.job} » et attend votre réponse.${quoted.fr(f.comment)}`,
    }),
    en: (f) => ({
      title: `Your decision is awaited: ${f.candidate}`,
      body: `${f.candidate} accepted your job “${f.job}” and awaits your answer.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  APPOINTMENT_PROPOSED: {
    means: 'A company proposes an appointment to a candidate.',
    fr: (f, reader) => ({
      title:
        f.reader === 'TALENT'
          ? `${f.company} vous propose un rendez-vous`
          : `${f.company} propose un rendez-vous à ${f.candidate}`,
      body: `Pour l’offre « ${f.job} », le ${spellTime(f, reader)}.${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `${f.company} proposes an appointment to ${f.reader === 'TALENT' ? 'you' : f.candidate}`,
      body: `About the job “${f.job}”, on ${spellTime(f, reader)}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  COMPANY_REFUSED: {
    means: 'The company does not go on with the candidate.',
    fr: (f) => ({
      title: `${f.company} ne donne pas suite pour l’offre « ${f.job} »`,
      body: `Mise en relation de ${f.candidate}.${quoted.fr(f.comment)}`,
    }),
    en: (f) => ({
      title: `${f.company} does not go on with the job “${f.job}”`,
      body: `Match of ${f.candidate}.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  APPOINTMENT_WITHDRAWN: {
    means: 'The proposed appointment no longer stands.',
    fr: (f, reader) => ({
      title: `Le rendez-vous avec ${f.company} est retiré`,
      body: `Il était proposé le ${spellTime(f, reader)}, pour l’offre « ${f.job} ».${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `The appointment with ${f.company} is withdrawn`,
      body: `It was proposed for ${spellTime(f, reader)}, about the job “${f.job}”.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  APPOINTMENT_ANSWERED: {
    means: 'The candidate answered the proposed appointment.',
    fr: (f, reader) => ({
      title: `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepte' : 'décline'} le rendez-vous`,
      body: `Rendez-vous du ${spellTime(f, reader)}, pour l’offre « ${f.job} ».${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `${f.candidate} ${f.answer === 'ACCEPTED' ? 'accepts' : 'declines'} the appointment`,
      body: `Appointment of ${spellTime(f, reader)}, about the job “${f.job}”.${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  MATCH_ENDED: {
    means: 'The job of a match is open at the school no longer, and the match has ended before it was decided.',
    fr: (f, reader) => ({
      title: `L’offre « ${f.job} » n’est plus ouverte`,
      body: f.startsAt
        ? `La mise en relation de ${f.candidate} avec ${f.company} est terminée. Le rendez-vous proposé le ${spellTime(f, reader)} ne tient plus.`
        : `La mise en relation de ${f.candidate} avec ${f.company} est terminée.`,
    }),
    en: (f, reader) => ({
      title: `The job “${f.job}” is no longer open`,
      body: f.startsAt
        ? `The match of ${f.candidate} with ${f.company} has ended. The appointment proposed for ${spellTime(f, reader)} no longer stands.`
        : `The match of ${f.candidate} with ${f.company} has ended.`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  MATCH_ENDED_BY_SCHOOL: {
    means: 'Staff of the school have ended a match before it was decided.',
    fr: (f, reader) => ({
      title: `${f.school} met fin à une mise en relation : ${f.job}`,
      body: `Mise en relation de ${f.candidate} avec ${f.company}.${f.startsAt ? ` Le rendez-vous proposé le ${spellTime(f, reader)} ne tient plus.` : ''}${quoted.fr(f.comment)}`,
    }),
    en: (f, reader) => ({
      title: `${f.school} has ended a match: ${f.job}`,
      body: `Match of ${f.candidate} with ${f.company}.${f.startsAt ? ` The appointment proposed for ${spellTime(f, reader)} no longer stands.` : ''}${quoted.en(f.comment)}`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  MATCH_INTERVIEW_HELD: {
    means: 'The interview of a match is over, and so is the match. For staff of the school.',
    fr: (f, reader) => ({
      title: `${f.candidate} et ${f.company} se sont rencontrés`,
      body: `Entretien du ${spellTime(f, reader)}, pour l’offre « ${f.job} ». La mise en relation est terminée ; une nouvelle reste possible.`,
    }),
    en: (f, reader) => ({
      title: `${f.candidate} and ${f.company} have met`,
      body: `Interview of ${spellTime(f, reader)}, about the job “${f.job}”. The match is over; another one is possible.`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
  MATCH_INTERVIEW_MISSED: anotherDate(
    'A side did not come to the interview of a match: it is the company’s turn again.',
    {
      fr: 'n’a pas eu lieu : une absence est signalée',
      en: 'did not take place: a no-show is reported',
    },
  ),
  MATCH_INTERVIEW_CANCELLED: anotherDate('The interview of a match was cancelled: it is the company’s turn again.', {
    fr: 'est annulé',
    en: 'is cancelled',
  }),
  APPOINTMENT_CLASHED: {
    means: 'The time of the accepted appointment was taken meanwhile.',
    fr: (f, reader) => ({
      title: `L’heure du rendez-vous avec ${f.other} a été prise entre-temps`,
      body: `Rendez-vous du ${spellTime(f, reader)}, pour l’offre « ${f.job} ». Une autre date peut être proposée.`,
    }),
    en: (f, reader) => ({
      title: `The time of the appointment with ${f.other} was taken meanwhile`,
      body: `Appointment of ${spellTime(f, reader)}, about the job “${f.job}”. Another date may be proposed.`,
    }),
  } satisfies NoticeDefinition<MatchNoticeFacts>,
}

/**
 * It is the company's turn again, as nothing came of the interview of a match.
 * @param of what became of the interview, as the end of a sentence about it
 */
function anotherDate(means: string, of: Record<Language, string>): NoticeDefinition<MatchNoticeFacts> {
  return {
    means,
    fr: (f, reader) => ({
      title:
        f.reader === 'TALENT'
          ? `${f.company} peut vous proposer une autre date`
          : `Une autre date peut être proposée à ${f.candidate}`,
      body: `L’entretien du ${spellTime(f, reader)}, pour l’offre « ${f.job} » de ${f.company}, ${of.fr}.`,
    }),
    en: (f, reader) => ({
      title:
        f.reader === 'TALENT'
          ? `${f.company} may propose another date to you`
          : `Another date may be proposed to ${f.candidate}`,
      body: `The interview of ${spellTime(f, reader)}, about the job “${f.job}” of ${f.company}, ${of.en}.`,
    }),
  }
}
