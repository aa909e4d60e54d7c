import type { EmployerUserState } from '@passerelle/contracts'
import type { Language } from '@passerelle/kernel'
import { spellRole } from '../../words/roles.ts'
import { type NoticeDefinition, spellTime, type Timed } from '../notice-words.ts'

interface ColleagueLeftFacts {
  colleague: string
  company: string
  /** How many of their interviews and requests stand, a hundred at most. */
  interviews: number
}

interface UndecidedFacts extends Timed {
  colleague: string
  company: string
  talent: string
}

interface OwnershipFacts {
  company: string
  /** Who hands it over. */
  from: string
  /** Who takes it over. */
  to: string
}

/** What is told to those who run a company. */
export const noticesOfCompanies = {
  WELCOME_EMPLOYER_USER: {
    means: 'You were entered as one of a company by somebody else.',
    fr: (f) => ({
      title: `Vous faites partie de l’entreprise : ${f.company}`,
      body: `Votre rôle y est : ${spellRole(f.role, 'fr')}.`,
    }),
    en: (f) => ({
      title: `You are one of the company: ${f.company}`,
      body: `Your role there is: ${spellRole(f.role, 'en')}.`,
    }),
  } satisfies NoticeDefinition<{ company: string; role: EmployerUserState['role'] }>,
  COLLEAGUE_LEFT: {
    means: 'A colleague has left the company, and interviews of theirs are to be handed over or cancelled.',
    fr: (f) => ({
      title: `${f.colleague} a quitté ${f.company} : ${f.interviews > 1 ? `${f.interviews} entretiens` : 'un entretien'} à confier`,
      body: 'Confiez chacun à un collègue libre à cette heure, ou annulez-le. Ce qui n’est pas décidé 24 heures avant son début est annulé, une demande hors événement après deux semaines.',
    }),
    en: (f) => ({
      title: `${f.colleague} has left ${f.company}: ${f.interviews > 1 ? `${f.interviews} interviews` : 'one interview'} to hand over`,
      body: 'Hand each to a colleague who is free at that time, or cancel it. What is not decided 24 hours before its start is cancelled, a request outside events after two weeks.',
    }),
  } satisfies NoticeDefinition<ColleagueLeftFacts>,
  COMPANY_NOT_ASKED: {
    means:
      'Nobody answers any more for a company that offered informational interviews; it is asked no more until somebody does.',
    fr: (f) => ({
      title: `On ne peut plus demander d’entretien d’information à ${f.company}`,
      body: 'La personne qui répondait pour l’entreprise l’a quittée. Proposez à nouveau ces entretiens pour que les candidats puissent les demander.',
    }),
    en: (f) => ({
      title: `${f.company} can no longer be asked for informational interviews`,
      body: 'Whoever answered for the company has left it. Offer them again so that candidates can ask.',
    }),
  } satisfies NoticeDefinition<{ company: string }>,
  INTERVIEW_UNDECIDED: {
    means: 'An interview of somebody who has left the company is cancelled, because nobody took it over in time.',
    fr: (f, reader) => ({
      title: `L’entretien de ${f.colleague} avec ${f.talent} est annulé`,
      body: `Personne de ${f.company} ne l’a repris à temps.${f.startsAt ? ` Il était prévu le ${spellTime(f, reader)}.` : ''} Le candidat est prévenu.`,
    }),
    en: (f, reader) => ({
      title: `The interview of ${f.colleague} with ${f.talent} is cancelled`,
      body: `Nobody of ${f.company} took it over in time.${f.startsAt ? ` It was planned for ${spellTime(f, reader)}.` : ''} The candidate is told.`,
    }),
  } satisfies NoticeDefinition<UndecidedFacts>,
  OWNERSHIP_PROPOSED: {
    means: 'The owner of the company proposes that the reader becomes its owner.',
    fr: (f) => ({
      title: `${f.from} vous propose de reprendre ${f.company}`,
      body: 'Vous en deviendriez le propriétaire : vous seul pourriez la confier à quelqu’un d’autre. Rien ne change sans votre accord.',
    }),
    en: (f) => ({
      title: `${f.from} proposes that you take ${f.company} over`,
      body: 'You would be its owner, who alone may hand it over to somebody else. Nothing changes without your consent.',
    }),
  } satisfies NoticeDefinition<OwnershipFacts>,
  OWNERSHIP_HANDED_OVER: {
    means: 'The company has another owner: who proposed it is an admin now.',
    fr: (f) => ({
      title: `${f.company} a un nouveau propriétaire : ${f.to}`,
      body: `${f.from}, qui l’était, en est maintenant administrateur.`,
    }),
    en: (f) => ({
      title: `${f.to} is the owner of ${f.company}`,
      body: `${f.from}, who was the owner, is an admin from now on.`,
    }),
  } satisfies NoticeDefinition<OwnershipFacts>,
  OWNERSHIP_KEPT: {
    means:
      'A proposal to hand the company over has ended without effect: declined, taken back, or of somebody who has left or has another role.',
    fr: (f) => ({
      title: `${f.company} reste à ${f.from}`,
      body: `${whyKept.fr[f.how](f)} La proposition a pris fin.`,
    }),
    en: (f) => ({
      title: `${f.company} stays with ${f.from}`,
      body: `${whyKept.en[f.how](f)} The proposal has ended.`,
    }),
  } satisfies NoticeDefinition<KeptFacts>,
}

type Kept = 'DECLINED' | 'WITHDRAWN' | 'LAPSED'

interface KeptFacts extends OwnershipFacts {
  how: Kept
}

const whyKept: Record<Language, Record<Kept, (f: OwnershipFacts) => string>> = {
  fr: {
    DECLINED: ({ to }) => `${to} ne souhaite pas la reprendre.`,
    WITHDRAWN: ({ from, to }) => `${from} a retiré la proposition faite à ${to}.`,
    LAPSED: ({ to }) => `${to} a quitté l’entreprise ou y a un autre rôle.`,
  },
  en: {
    DECLINED: ({ to }) => `${to} does not want to take it over.`,
    WITHDRAWN: ({ from, to }) => `${from} has taken back what was proposed to ${to}.`,
    LAPSED: ({ to }) => `${to} has left the company, or has another role there.`,
  },
}
