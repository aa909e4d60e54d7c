import { expect, test } from '@jest/globals'
import { noProfile, type ProfileSaid, profileSaid, type TypedProfile } from './profile-said.ts'

const full: ProfileSaid = {
  presentation: 'Je cherche une équipe.',
  skills: ['SQL', 'Python'],
  languages: [{ language: 'en', level: 'B2' }],
  places: ['Lyon', 'Genève'],
  availableFrom: '2027-02-01',
  rhythm: { atCompany: 3, atSchool: 1, unit: 'WEEK' },
  documents: [{ kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' }],
}

test('HU-39 a profile says what is given, tidied, each place once', () => {
  const typed: TypedProfile = { ...full, presentation: ' Je cherche une équipe. ', places: ['Lyon', 'LYON', 'Genève'] }
  expect(profileSaid(noProfile, typed)).toEqual(full)
})

test('HU-39 what is left out of a change stays, and null says nothing any more', () => {
  expect(profileSaid(full, {})).toEqual(full)
  const nothing = Object.fromEntries(Object.keys(full).map((field) => [field, null]))
  expect(profileSaid(full, nothing)).toEqual(noProfile)
  expect(profileSaid(full, { skills: ['Rust'], rhythm: null })).toEqual({ ...full, skills: ['Rust'], rhythm: null })
})

const cv = { kind: 'CV', name: 'CV', url: 'https://example.org/cv.pdf' } as const
test.each<[string, TypedProfile, string, string]>([
  ['endless words', { presentation: 'é'.repeat(2_001) }, 'INVALID_INPUT.TOO_LONG', 'presentation'],
  ['an empty skill', { skills: ['SQL', ''] }, 'INVALID_INPUT.EMPTY', 'skills.1'],
  [
    'no language',
    { languages: [{ language: 'zz', level: 'A1' }] },
    'INVALID_INPUT.NO_LANGUAGE',
    'languages.0.language',
  ],
  ['an empty place', { places: [' '] }, 'INVALID_INPUT.EMPTY', 'places.0'],
  ['an endless place', { places: ['é'.repeat(101)] }, 'INVALID_INPUT.TOO_LONG', 'places.0'],
  ['eleven places', { places: Array.from({ length: 11 }, (_, n) => `Lieu ${n}`) }, 'INVALID_INPUT.PLACES', 'places'],
  [
    'a rhythm of nothing',
    { rhythm: { atCompany: 1, atSchool: 0, unit: 'DAY' } },
    'INVALID_INPUT.RHYTHM_OF_DAYS',
    'rhythm',
  ],
  ['a document that is not open', { documents: [cv, { ...cv, url: 'http://x' }] }, 'DOCUMENT_INVALID', 'documents.1'],
  ['too many documents', { documents: Array(21).fill(cv) }, 'TOO_MANY.DOCUMENTS', 'documents'],
])('HU-39 a profile with %s is refused where that stands', (_, typed, key, field) => {
  expect(profileSaid(noProfile, typed)).toMatchObject({ key, details: { field: `profile.${field}` } })
})
