import type { Person } from '@passerelle/client'
import type { Chance } from '@passerelle/testkit/dice'
import type { CompanyRow, FairData, StudentRow } from './data.ts'

/** Whom a school enrols. */
export interface Enrolled {
  readonly person: Person
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: string
}

export interface Student extends StudentRow, Enrolled {}

export interface Company extends CompanyRow {
  /** Its name at this run, so that runs do not meet. */
  readonly title: string
  /** 14 digits that pass the Luhn check, as a French SIRET. */
  readonly registrationNumber: string
  readonly owner: Person
  readonly recruiters: readonly Person[]
}

export interface Cast {
  readonly students: readonly Student[]
  readonly companies: readonly Company[]
  /** Candidates who do not come to the fair, and sign in for the first time after it. */
  readonly newcomers: readonly Enrolled[]
}

const firstNames = (
  'Adèle Aïcha Amir Antoine Baptiste Brune Camille Célestin Clara Damien Diane Elio Émilie Farid Fanny Gaël Garance Hugo ' +
  'Ilyes Inès Jade Joachim Juliette Karim Léa Léonie Lina Loïc Maëlle Malik Manon Mathis Naïma Nathan Noé Océane Olympe ' +
  'Paul Perrine Quentin Raphaël Rose Salomé Samir Solène Théo Ulysse Valentine Victor Yasmine Zoé'
).split(' ')
const lastNames = (
  'Aubert Barbier Benoît Blanchard Boyer Carpentier Chevalier Colin Da-Silva Delmas Diallo Dufour Dumont Faure Fontaine ' +
  'Gaillard Gauthier Girard Guérin Haddad Hamon Jacquet Joly Lacroix Lambert Leclerc Lemaire Lopez Mallet Marchal Mercier ' +
  'Millet Nguyen Olivier Perrot Picard Prévost Renard Renaud Rivière Robin Roussel Roy Sanchez Schmitt Tessier Vasseur Vidal'
).split(' ')

/** Everybody of one run. @param run a short tag of lower-case letters and digits, part of every address and name */
export function castFor(data: FairData, run: string, chance: Chance): Cast {
  const named = (role: string, number: number): Person & { firstName: string; lastName: string } => {
    const firstName = chance.pick(firstNames)
    const lastName = chance.pick(lastNames)
    return {
      firstName,
      lastName,
      name: `${firstName} ${lastName}`,
      email: `${role}${number}.${run}@example.org`,
      locale: chance.happens(0.7) ? 'fr' : 'en',
      zone: 'Europe/Zurich',
    }
  }
  const enrolled = (role: string, number: number, suffix: string): Enrolled => {
    const { firstName, lastName, ...person } = named(role, number)
    // Number and run are in the last name, too: a school does not enter the same person twice, and a mail names one.
    const birthDate = `200${chance.below(6)}-0${1 + chance.below(9)}-1${chance.below(10)}`
    return { person, firstName, lastName: `${lastName}-${suffix}-${run}`, birthDate }
  }
  const students = data.students.map(
    // Padded: a search for one is none for another whose number begins with it.
    (row): Student => ({ ...row, ...enrolled('candidate', row.number, String(row.number).padStart(4, '0')) }),
  )
  const companies = data.companies.map((row, index): Company => {
    const recruiters = Array.from({ length: row.parallel }, (_, host) => named(`recruiter${index + 1}-`, host + 1))
    const owner = named('owner', index + 1)
    return { ...row, title: `${row.name} ${run}`, registrationNumber: siret(chance), owner, recruiters }
  })
  const newcomers = Array.from({ length: newcomersBeside(students.length) }, (_, index) =>
    enrolled('newcomer', index + 1, `N${index + 1}`),
  )
  return { students, companies, newcomers }
}

const newcomersBeside = (students: number) => 2 + Math.ceil(students / 25)

/** A number that nobody has: 13 digits drawn, and the one that makes the Luhn sum a multiple of ten. */
export function siret(chance: Chance): string {
  const digits = Array.from({ length: 13 }, () => chance.below(10))
  // Of 14 digits, those at even places from the left are doubled; the last one is not.
  const weighed = digits.map((digit, place) => (place % 2 === 1 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2))
  const sum = weighed.reduce((total, digit) => total + digit, 0)
  return [...digits, (10 - (sum % 10)) % 10].join('')
}
