import { expect, test } from '@jest/globals'
import { candidateEnrolled, sentenceOf } from '@passerelle/contracts'
import { isRefusal, languages, newId } from '@passerelle/kernel'
import fc from '@passerelle/testkit/fast-check'
import { type Candidate, newCandidate } from './candidate.ts'
import { type CandidateDetails, identityKey, problemsOf } from './candidate-details.ts'

const now = new Date('2026-11-22T09:00:00Z')
const ines: CandidateDetails = {
  firstName: 'Inès',
  lastName: 'Marchand',
  birthDate: '2003-05-17',
  email: 'ines.marchand@example.org',
  campaign: '2026-2027',
  level: null,
  programme: 'Informatique',
  graduationYear: 2027,
}
const enrol = (changes: Partial<CandidateDetails> = {}) =>
  newCandidate({
    id: newId('cnd'),
    schoolId: newId('sch'),
    details: { ...ines, ...changes },
    by: newId('per'),
    at: now,
  })

test('SI-14 names are compared without accents, case, spaces and punctuation', () => {
  const key = (firstName: string, lastName: string) =>
    identityKey({ ...ines, firstName, lastName })
      .split('|')
      .slice(0, 2)
  expect(key('Jean-Pierre', '  D’Œuvre-NOËL ')).toEqual(key('JEAN  PIERRE', "d'oeuvre noel"))
  expect(key('Łukasz', 'Groß')).toEqual(['gross', 'lukasz'])
  expect(key('李明', 'Nguyễn')).toEqual(['nguyen', '李明'])
})

test.each([
  [{ firstName: 'INES' }],
  [{ lastName: ' marchand ' }],
  [{ campaign: '2026 – 2027' }],
  [{ email: 'other@example.org', programme: null, graduationYear: null }],
])('SI-14 %j is the same candidate', (change) => {
  expect(identityKey({ ...ines, ...change })).toBe(identityKey(ines))
})

test.each([
  [{ firstName: 'Agnès' }],
  [{ lastName: 'Marchant' }],
  [{ birthDate: '2003-05-18' }],
  [{ campaign: '2027-2028' }],
  [{ firstName: 'Marchand', lastName: 'Inès' }],
])('SI-14 %j is another candidate', (change) => {
  expect(identityKey({ ...ines, ...change })).not.toBe(identityKey(ines))
})

test('SI-14 however a name is written, with or without accents composed, it is one name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const key = (lastName: string) => identityKey({ ...ines, lastName })
      expect(key(name.normalize('NFD'))).toBe(key(name.normalize('NFC')))
    }),
  )
})

test.each([
  ['FIRST_NAME', { firstName: ' - ' }],
  ['LAST_NAME', { lastName: 'x'.repeat(101) }],
  ['BIRTH_DATE', { birthDate: '2003-02-30' }],
  ['BIRTH_DATE', { birthDate: '17/05/2003' }],
  ['BIRTH_DATE', { birthDate: '2026-11-23' }],
  ['BIRTH_DATE', { birthDate: '1899-12-31' }],
  ['EMAIL', { email: 'ines' }],
  ['EMAIL', { email: 'Inès <ines@example.org>' }],
  ['EMAIL', { email: 'a@b' }],
  ['CAMPAIGN', { campaign: '' }],
  ['PROGRAMME', { programme: 'x'.repeat(201) }],
  ['GRADUATION_YEAR', { graduationYear: 27 }],
])('GQ-06 %s is told when it is %j', (field, change) => {
  const problems = problemsOf({ ...ines, ...change }, now)
  expect(problems.map(({ details }) => details)).toEqual([{ field }])
  for (const language of languages) expect(sentenceOf(problems[0]!, language)).toMatch(/^.{10,120}$/)
  expect(enrol(change)).toMatchObject({ code: 'CANDIDATE_INVALID', details: { problems } })
})

test('EV-02 an address that is accepted is one that the contract accepts', () => {
  const texts = fc.oneof(
    fc.emailAddress(),
    fc.string(),
    fc.string().map((text) => `${text}@example.org`),
  )
  fc.assert(
    fc.property(texts, (email) => {
      const accepted = candidateEnrolled.data.safeParse({
        ...candidateEnrolled.example,
        email: email.trim().toLowerCase(),
      }).success
      if (!isRefusal(enrol({ email }))) expect(accepted).toBe(true)
    }),
  )
})

test('SI-14 what is kept is tidy', () => {
  expect(enrol({ firstName: '  Inès ', email: ' Ines.MARCHAND@Example.org ', programme: ' ' })).toMatchObject({
    firstName: 'Inès',
    email: 'ines.marchand@example.org',
    programme: null,
    sortName: 'marchand ines',
    searchText: 'ines marchand ines marchand example org',
  })
})

test('AC-02 a candidate is linked once, and their address stays then', () => {
  const candidate = enrol() as Candidate
  const person = newId('per')
  expect(candidate.change({ email: 'ines@example.org' }, now)).toBe(true)
  expect(candidate.link(person)).toBe(true)
  expect(candidate.link(newId('per'))).toBe(false)
  expect(candidate.personId).toBe(person)
  const refused = candidate.change({ email: 'other@example.org' }, now)
  expect(isRefusal(refused) && refused.code).toBe('CANDIDATE_LINKED')
  expect(candidate.change({ email: 'INES@example.org', programme: 'Droit' }, now)).toBe(true)
  expect(candidate.change({ programme: 'Droit' }, now)).toBe(false)
})
