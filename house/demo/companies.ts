import type { Language } from '@passerelle/kernel'
import { paris } from './people.ts'

/** What a school has decided about a company. TRUSTED: approved, and its jobs pass by themselves. */
export type Standing = 'TRUSTED' | 'APPROVED' | 'PENDING' | 'DECLINED' | 'UNKNOWN'

export interface DemoRecruiter {
  readonly email: string
  readonly name: string
  readonly locale: Language
  readonly title: string
  /** In the company, when it is not to recruit. */
  readonly role?: 'REPRESENTATIVE'
  /** Has planned an interview before leaving the company: somebody has to take it over. */
  readonly leaves?: true
  /** How candidates reach this person at a fair; none for somebody who does not receive. */
  readonly receives?: {
    readonly mode: 'DIRECT' | 'SELECTIVE'
    /** Receives for informational interviews, about the trade rather than a job. */
    readonly informational?: true
    readonly idealCandidate?: string
    readonly question?: string
  }
}

export interface DemoCompany {
  readonly name: string
  /** 14 digits, as a SIRET, or what `registrationScheme` says. */
  readonly registrationNumber: string
  readonly city: string
  readonly industry: string
  readonly zone: string
  readonly atRiveGauche: Standing
  readonly atLeman: Standing
  /** Why it was declined, where it was. */
  readonly declinedBecause?: string
  /** The first one registers the company and owns it. */
  readonly people: readonly DemoRecruiter[]
}

export const demoCompanies: readonly DemoCompany[] = [
  {
    name: 'Atelier Boréal',
    registrationNumber: '73282932000074',
    city: 'Nantes',
    industry: 'Software',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'APPROVED',
    people: [
      {
        email: 'camille.roux@example.org',
        name: 'Camille Roux',
        locale: 'fr',
        title: 'Responsable du recrutement',
        receives: {
          mode: 'SELECTIVE',
          idealCandidate:
            'Vous aimez les problèmes d’optimisation et vous savez expliquer une idée difficile à quelqu’un de pressé.',
          question: 'Quel projet avez-vous mené jusqu’au bout, et qu’en referiez-vous autrement ?',
        },
      },
      {
        email: 'thomas.lefebvre@example.org',
        name: 'Thomas Lefebvre',
        locale: 'fr',
        title: 'Ingénieur principal',
        receives: { mode: 'DIRECT', idealCandidate: 'Curieux, quelle que soit votre année.' },
      },
      {
        email: 'julien.caron@example.org',
        name: 'Julien Caron',
        locale: 'fr',
        title: 'Chargé de recrutement',
        leaves: true,
      },
      {
        email: 'mehdi.laroche@example.org',
        name: 'Mehdi Laroche',
        locale: 'fr',
        title: 'Développeur',
        role: 'REPRESENTATIVE',
        receives: {
          mode: 'SELECTIVE',
          informational: true,
          idealCandidate: 'Vous voulez savoir ce que l’on fait vraiment de ses journées dans ce métier.',
        },
      },
    ],
  },
  {
    name: 'Northwind Analytics',
    registrationNumber: '44306184100047',
    city: 'London',
    industry: 'Data',
    zone: 'Europe/London',
    atRiveGauche: 'TRUSTED',
    atLeman: 'PENDING',
    people: [
      {
        email: 'grace.mitchell@example.org',
        name: 'Grace Mitchell',
        locale: 'en',
        title: 'Campus Lead',
        receives: {
          mode: 'SELECTIVE',
          idealCandidate: 'You have cleaned a messy data set by hand at least once, and you write well.',
          question: 'Which figure in the news did you not believe this year, and why?',
        },
      },
      {
        email: 'samuel.osei@example.org',
        name: 'Samuel Osei',
        locale: 'en',
        title: 'Data Engineer',
        receives: { mode: 'DIRECT' },
      },
    ],
  },
  {
    name: 'Voltaïque Bretagne',
    registrationNumber: '38012986643097',
    city: 'Rennes',
    industry: 'Energy',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'APPROVED',
    people: [
      {
        email: 'mael.legoff@example.org',
        name: 'Maël Le Goff',
        locale: 'fr',
        title: 'Directeur des opérations',
        receives: { mode: 'DIRECT', idealCandidate: 'Vous avez le pied marin et le permis B.' },
      },
    ],
  },
  {
    name: 'Clinique des Tilleuls',
    registrationNumber: '52143786900014',
    city: 'Lyon',
    industry: 'Health',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'UNKNOWN',
    people: [
      {
        email: 'nadia.cherif@example.org',
        name: 'Nadia Chérif',
        locale: 'fr',
        title: 'Responsable des systèmes d’information',
        receives: { mode: 'SELECTIVE', question: 'Qu’est-ce qui vous attire dans la santé ?' },
      },
    ],
  },
  {
    name: 'Lumen Robotique',
    registrationNumber: '81264093500027',
    city: 'Toulouse',
    industry: 'Robotics',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'APPROVED',
    people: [
      {
        email: 'elodie.fabre@example.org',
        name: 'Élodie Fabre',
        locale: 'fr',
        title: 'Cheffe d’équipe perception',
        receives: { mode: 'SELECTIVE', idealCandidate: 'C++ ou Rust, et l’envie de voir bouger ce que vous écrivez.' },
      },
      {
        email: 'hugo.perrin@example.org',
        name: 'Hugo Perrin',
        locale: 'fr',
        title: 'Recruteur',
        receives: { mode: 'DIRECT' },
      },
    ],
  },
  {
    name: 'Banque Coopérative du Val',
    registrationNumber: '30258417600051',
    city: 'Orléans',
    industry: 'Banking',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'PENDING',
    people: [
      {
        email: 'pierre.marchal@example.org',
        name: 'Pierre Marchal',
        locale: 'fr',
        title: 'Chargé des relations écoles',
        receives: { mode: 'DIRECT', question: 'En un mot : pourquoi la banque ?' },
      },
    ],
  },
  {
    name: 'Studio Mistral',
    registrationNumber: '90417352800012',
    city: 'Marseille',
    industry: 'Games',
    zone: paris,
    atRiveGauche: 'APPROVED',
    atLeman: 'DECLINED',
    declinedBecause: 'Vos offres ne correspondent pas aux filières de notre école cette année.',
    people: [
      {
        email: 'lea.santini@example.org',
        name: 'Léa Santini',
        locale: 'fr',
        title: 'Productrice',
        receives: { mode: 'SELECTIVE', question: 'À quoi jouez-vous en ce moment ?' },
      },
    ],
  },
  {
    name: 'Alpine Freight',
    registrationNumber: '61528490700032',
    city: 'Genève',
    industry: 'Logistics',
    zone: 'Europe/Zurich',
    atRiveGauche: 'PENDING',
    atLeman: 'TRUSTED',
    people: [
      {
        email: 'julia.keller@example.org',
        name: 'Julia Keller',
        locale: 'en',
        title: 'Head of People',
        receives: { mode: 'DIRECT' },
      },
    ],
  },
  {
    name: 'Maison Verdier',
    registrationNumber: '47920315800023',
    city: 'Dijon',
    industry: 'Food',
    zone: paris,
    atRiveGauche: 'PENDING',
    atLeman: 'UNKNOWN',
    people: [{ email: 'paul.verdier@example.org', name: 'Paul Verdier', locale: 'fr', title: 'Gérant' }],
  },
  {
    name: 'Papeteries du Midi',
    registrationNumber: '55207461300019',
    city: 'Montpellier',
    industry: 'Paper',
    zone: paris,
    atRiveGauche: 'DECLINED',
    atLeman: 'APPROVED',
    declinedBecause: 'Il manque un interlocuteur joignable : merci d’ajouter un numéro et une adresse du siège.',
    people: [{ email: 'lucas.moreau@example.org', name: 'Lucas Moreau', locale: 'fr', title: 'Responsable RH' }],
  },
  {
    name: 'Gain Rapide Conseil',
    registrationNumber: '88836170400040',
    city: 'Nice',
    industry: 'Consulting',
    zone: paris,
    atRiveGauche: 'DECLINED',
    atLeman: 'DECLINED',
    declinedBecause: 'Un versement demandé aux candidats avant l’embauche n’est pas acceptable.',
    people: [{ email: 'victor.lang@example.org', name: 'Victor Lang', locale: 'fr', title: 'Associé' }],
  },
  {
    name: 'Érable Numérique',
    registrationNumber: '79346028100066',
    city: 'Montréal',
    industry: 'Software',
    zone: 'America/Toronto',
    atRiveGauche: 'UNKNOWN',
    atLeman: 'APPROVED',
    people: [
      {
        email: 'florence.tremblay@example.org',
        name: 'Florence Tremblay',
        locale: 'fr',
        title: 'Gestionnaire des talents',
        receives: {
          mode: 'SELECTIVE',
          idealCandidate: 'Vous êtes prêt·e à vivre un hiver.',
          question: 'Pourquoi Montréal ?',
        },
      },
    ],
  },
]
