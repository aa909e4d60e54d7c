import type { Language } from '@passerelle/kernel'
import { type Cancelled, whyCancelled } from '../../words/cancellation-cause.ts'
import { because, type NoticeDefinition, spellTime, type Timed } from '../notice-words.ts'

export interface InterviewNoticeFacts extends Timed, Cancelled {
  other: string
  reader: 'TALENT' | 'RECRUITER'
  event: string | null
  /** The company is asked, and has not named anybody yet. */
  asksCompany?: boolean
  /** Who planned it for the recruiter, by name. */
  plannedBy?: string | null
}

interface NoShowFacts extends InterviewNoticeFacts {
  /** Who did not come, by name. */
  absent: string
  /** Who has reported it, by name; null for the school. */
  reportedBy: string | null
  /** Whether it is said of the reader's side. */
  ofReader: boolean
}

/** What is told about an interview, from the request to its end. */
export const noticesOfInterviews = {
  REQUEST_RECEIVED: {
    means: 'Somebody asks for an interview.',
    fr: (f) => ({
      title: f.asksCompany
        ? `${f.other} demande un entretien d’information à ${f.companyName}`
        : `${f.other} vous propose un entretien`,
      body: f.asksCompany
        ? 'Répondez vous-même, ou confiez la demande à un collègue.'
        : `${f.other} souhaite un entretien avec vous${at.fr(f.event)}.`,
    }),
    en: (f) => ({
      title: f.asksCompany
        ? `${f.other} asks ${f.companyName} for an informational interview`
        : `${f.other} asks you for an interview`,
      body: f.asksCompany
        ? 'Answer it yourself, or hand the request to a colleague.'
        : `${f.other} would like an interview with you${at.en(f.event)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  REQUEST_ACCEPTED: {
    means: 'The request was accepted; a slot can be chosen.',
    fr: (f) => ({
      title: `${f.other} a accepté votre demande`,
      body: f.reader === 'TALENT' ? 'Choisissez maintenant un créneau.' : `${f.other} choisit maintenant un créneau.`,
    }),
    en: (f) => ({
      title: `${f.other} accepted your request`,
      body: f.reader === 'TALENT' ? 'Now choose a slot.' : `${f.other} now chooses a slot.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  TIMES_PROPOSED: {
    means: 'Other times are proposed for an interview outside events.',
    fr: (f) => ({
      title: `${f.other} vous propose d’autres dates`,
      body: 'Choisissez celle qui vous convient.',
    }),
    en: (f) => ({
      title: `${f.other} proposes other times`,
      body: 'Choose the one that suits you.',
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  TIMES_REFUSED: {
    means: 'None of the proposed times suits the candidate, who asks for others.',
    fr: (f) => ({
      title: `Aucune de vos dates ne convient à ${f.other}`,
      body: `Proposez-en d’autres.${because.fr(f.reason)}`,
    }),
    en: (f) => ({
      title: `None of your times suits ${f.other}`,
      body: `Propose others.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  REQUEST_REJECTED: {
    means: 'The request was rejected.',
    fr: (f) => ({
      title: `${f.other} ne donne pas suite à la demande d’entretien`,
      body: `La demande d’entretien${at.fr(f.event)} est refusée.${because.fr(f.reason)}`,
    }),
    en: (f) => ({
      title: `${f.other} rejected the request for an interview`,
      body: `The request for an interview${at.en(f.event)} is rejected.${because.en(f.reason)}`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  REQUEST_CANCELLED: {
    means: 'The request was withdrawn before an interview came of it.',
    fr: (f) => ({
      title: `La demande d’entretien avec ${f.other} est annulée`,
      body: `La demande d’entretien${at.fr(f.event)} ne tient plus.${because.fr(whyCancelled(f, 'fr'))}`,
    }),
    en: (f) => ({
      title: `The request for an interview with ${f.other} is cancelled`,
      body: `The request for an interview${at.en(f.event)} no longer stands.${because.en(whyCancelled(f, 'en'))}`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_PLANNED: {
    means: 'A colleague planned an interview for the reader, who leads it or takes part.',
    fr: (f, reader) => ({
      title: `Un entretien est planifié avec ${f.other}`,
      body: `${by.fr(f)}Il aura lieu le ${spellTime(f, reader)}. Personne n’est encore invité.`,
    }),
    en: (f, reader) => ({
      title: `An interview with ${f.other} is planned`,
      body: `${by.en(f)}It takes place on ${spellTime(f, reader)}. Nobody is invited yet.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_INVITED: {
    means: 'Somebody is invited to a planned interview.',
    fr: (f, reader) => ({
      title: `Vous êtes invité à un entretien avec ${f.other}`,
      body: `Il aura lieu le ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `You are invited to an interview with ${f.other}`,
      body: `It takes place on ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_CONFIRMED: {
    means: 'The interview has a time that stands.',
    fr: (f, reader) => ({
      title: `Entretien confirmé avec ${f.other}`,
      body: `Il aura lieu le ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `Interview confirmed with ${f.other}`,
      body: `It takes place on ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_RESCHEDULED: {
    means: 'The interview has another time.',
    fr: (f, reader) => ({
      title: `L’entretien avec ${f.other} change d’heure`,
      body: `Il aura lieu le ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `The interview with ${f.other} has a new time`,
      body: `It takes place on ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_RELOCATED: {
    means: 'The interview has another place.',
    fr: (f, reader) => ({
      title: `L’entretien avec ${f.other} change de lieu`,
      body: `Il aura lieu le ${spellTime(f, reader)}. La page de l’entretien dit où.`,
    }),
    en: (f, reader) => ({
      title: `The interview with ${f.other} has a new place`,
      body: `It takes place on ${spellTime(f, reader)}. The page of the interview says where.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_REASSIGNED: {
    means: 'Somebody else of the company receives the talent from now on.',
    fr: (f, reader) => ({
      title: `${f.other} reprend votre entretien`,
      body: f.startsAt ? `Rien d’autre ne change : ${spellTime(f, reader)}.` : `Votre demande${at.fr(f.event)} tient.`,
    }),
    en: (f, reader) => ({
      title: `${f.other} takes over your interview`,
      body: f.startsAt ? `Nothing else changes: ${spellTime(f, reader)}.` : `Your request${at.en(f.event)} stands.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  REQUEST_NAMED: {
    means: 'The company that was asked has named who answers the request.',
    fr: (f) => ({
      title: `${f.companyName} a désigné quelqu’un pour votre entretien`,
      body: `${f.other} répond à votre demande.`,
    }),
    en: (f) => ({
      title: `${f.companyName} has named somebody for your interview`,
      body: `${f.other} answers your request.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_TAKEN_OVER: {
    means: 'The company has handed an interview or a request to the reader.',
    fr: (f, reader) => ({
      title: `Un entretien avec ${f.other} vous est confié`,
      body: f.startsAt
        ? `Il aura lieu le ${spellTime(f, reader)}.`
        : `Aucune heure n’est encore choisie${at.fr(f.event)}.`,
    }),
    en: (f, reader) => ({
      title: `An interview with ${f.other} is handed to you`,
      body: f.startsAt ? `It takes place on ${spellTime(f, reader)}.` : `No time is chosen yet${at.en(f.event)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_HANDED_OVER: {
    means: 'A colleague has taken over an interview or a request of the reader.',
    fr: (f, reader) => ({
      title: `L’entretien avec ${f.other} est confié à un collègue`,
      body: f.startsAt
        ? `Il était prévu le ${spellTime(f, reader)}. Vous n’y participez plus.`
        : 'Vous n’y participez plus.',
    }),
    en: (f, reader) => ({
      title: `The interview with ${f.other} is handed to a colleague`,
      body: f.startsAt
        ? `It is planned for ${spellTime(f, reader)}. You no longer take part.`
        : 'You no longer take part.',
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEWER_LEFT: {
    means: 'One of several interviewers has left the company; the interview stands with the others.',
    fr: (f, reader) => ({
      title: `${f.left} ne participe plus à l’entretien avec ${f.other}`,
      body: `Rien d’autre ne change : ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `${f.left} no longer takes part in the interview with ${f.other}`,
      body: `Nothing else changes: ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts & { left: string }>,
  INTERVIEW_CANCELLED: {
    means: 'The interview does not take place.',
    fr: (f, reader) => ({
      title: `L’entretien avec ${f.other} est annulé`,
      body: `Il était prévu le ${spellTime(f, reader)}.${because.fr(whyCancelled(f, 'fr'))}`,
    }),
    en: (f, reader) => ({
      title: `The interview with ${f.other} is cancelled`,
      body: `It was planned for ${spellTime(f, reader)}.${because.en(whyCancelled(f, 'en'))}`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  INTERVIEW_COMPLETED: {
    means: 'The interview is over.',
    fr: (f, reader) => ({
      title: `L’entretien avec ${f.other} est terminé`,
      body: `Il a eu lieu le ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `The interview with ${f.other} is over`,
      body: `It took place on ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<InterviewNoticeFacts>,
  NO_SHOW_REPORTED: {
    means: 'A side is said not to have come to the interview.',
    fr: (f, reader) => ({
      title: `Absence signalée : entretien avec ${f.other}`,
      body: `${f.reportedBy ?? 'L’école'} indique que ${f.ofReader ? 'vous n’êtes' : `${f.absent} n’est`} pas venu à l’entretien du ${spellTime(f, reader)}.${f.ofReader ? ' Si c’est inexact, demandez à qui l’a signalé de le retirer.' : ''}`,
    }),
    en: (f, reader) => ({
      title: `No-show reported: interview with ${f.other}`,
      body: `${f.reportedBy ?? 'The school'} says that ${f.ofReader ? 'you' : f.absent} did not come to the interview of ${spellTime(f, reader)}.${f.ofReader ? ' If that is not so, ask whoever has reported it to take it back.' : ''}`,
    }),
  } satisfies NoticeDefinition<NoShowFacts>,
  NO_SHOW_WITHDRAWN: {
    means: 'That a side did not come to the interview is taken back.',
    fr: (f, reader) => ({
      title: `Absence retirée : entretien avec ${f.other}`,
      body: `${f.reportedBy ?? 'L’école'} n’indique plus que ${f.ofReader ? 'vous n’êtes' : `${f.absent} n’est`} pas venu à l’entretien du ${spellTime(f, reader)}.`,
    }),
    en: (f, reader) => ({
      title: `No-show withdrawn: interview with ${f.other}`,
      body: `${f.reportedBy ?? 'The school'} no longer says that ${f.ofReader ? 'you' : f.absent} did not come to the interview of ${spellTime(f, reader)}.`,
    }),
  } satisfies NoticeDefinition<NoShowFacts>,
}

const by: Record<Language, (f: InterviewNoticeFacts) => string> = {
  fr: ({ plannedBy }) => (plannedBy ? `${plannedBy} l’a planifié. ` : ''),
  en: ({ plannedBy }) => (plannedBy ? `${plannedBy} planned it. ` : ''),
}

const at: Record<Language, (event: string | null) => string> = {
  fr: (event) => (event ? ` pendant « ${event} »` : ''),
  en: (event) => (event ? ` at “${event}”` : ''),
}
