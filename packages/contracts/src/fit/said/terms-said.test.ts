import { expect, test } from '@jest/globals'
import { jobPosted } from '../../employers.ts'
import type { JobTerms } from '../terms.ts'
import { profileLines, termsSaid } from './terms-said.ts'

const { kind, city, terms } = jobPosted.example

test('HU-39 an offer is said in French, what is asked and what is offered', () => {
  expect(termsSaid({ kind, city, terms }, 'fr').map(({ label, value }) => `${label} : ${value}`)).toEqual([
    'Contrat : apprentissage',
    'Lieu : Nantes',
    'Début : 4 janvier 2027',
    'Durée : 12 mois',
    'Rythme : 3 semaines en entreprise, 1 semaine à l’école',
    'Rémunération brute : de 1\u202f250\u00a0€ à 1\u202f480,50\u00a0€ par mois',
    'Temps de travail : 35 heures par semaine',
    'Télétravail : en partie',
    'Niveau d’études : bac + 3, bac + 5',
    'Langues : anglais (B2)',
    'Compétences : TypeScript, SQL',
  ])
})

test('HU-39 an offer is said in English, by days, weeks and the hour', () => {
  const other: JobTerms = {
    ...terms!,
    length: { count: 1, unit: 'WEEK' },
    rhythm: { atCompany: 3, atSchool: 2, unit: 'DAY' },
    pay: { from: 4.35, to: null, currency: 'EUR', per: 'HOUR' },
  }
  expect(termsSaid({ kind, city, terms: other }, 'en').map(({ value }) => value)).toEqual([
    'apprenticeship',
    'Nantes',
    '4 January 2027',
    '1 week',
    '3 days a week at the company, 2 days at school',
    '€4.35 an hour',
    '35 hours a week',
    'in part',
    'bachelor (EQF 6), master (EQF 7)',
    'English (B2)',
    'TypeScript, SQL',
  ])
})

test('HU-39 what an offer does not say is left out', () => {
  expect(termsSaid({ city: null }, 'fr')).toEqual([])
  expect(termsSaid({ kind: 'PERMANENT' }, 'en')).toEqual([{ label: 'Contract', value: 'permanent' }])
})

test('HU-39 a profile is said in both languages, and nothing of what it does not say', () => {
  const empty = { skills: [], languages: [], places: [], availableFrom: null, rhythm: null }
  const studies = { programme: 'Informatique', level: 'EQF_6', graduationYear: 2027 } as const
  const full = {
    skills: ['SQL', 'Python'],
    languages: [{ language: 'de-CH', level: 'C1' }] as const,
    places: ['Lyon', 'Genève'],
    availableFrom: '2027-02-01',
    rhythm: { atCompany: 3, atSchool: 2, unit: 'DAY' } as const,
  }
  const said = (language: 'fr' | 'en') =>
    profileLines({ ...studies, profile: full }, language).map(({ label, value }) => `${label}: ${value}`)
  expect(said('fr')).toEqual([
    'Formation: Informatique',
    'Niveau d’études: bac + 3',
    'Diplôme prévu en: 2027',
    'Compétences: SQL, Python',
    'Langues: allemand suisse (C1)',
    'Lieux souhaités: Lyon, Genève',
    'Disponible à partir du: 1er février 2027',
    'Rythme: 3 jours par semaine en entreprise, 2 jours à l’école',
  ])
  expect(said('en').slice(4)).toEqual([
    'Languages: Swiss High German (C1)',
    'Places sought: Lyon, Genève',
    'Available from: 1 February 2027',
    'Rhythm: 3 days a week at the company, 2 days at school',
  ])
  expect(profileLines({ programme: null, level: null, graduationYear: null, profile: empty }, 'fr')).toEqual([])
})
