import { expect, test } from '@jest/globals'
import fc from '@passerelle/testkit/fast-check'
import { languageOf, languages } from './language.ts'

test.each([
  ['fr', 'fr'],
  ['en', 'en'],
  ['en-GB', 'en'],
  ['EN_us', 'en'],
  ['de', 'fr'],
  ['de-DE,en;q=0.5,fr;q=0.2', 'en'],
  ['fr;q=0.2, en;q=0.7', 'en'],
  ['en;q=0, fr', 'fr'],
  ['en;q=0', 'fr'],
  ['english', 'fr'],
  ['', 'fr'],
])('%p is read in %s', (said, language) => {
  expect(languageOf(said)).toBe(language)
})

test('the first that says something of ours is heard, and French when none does', () => {
  expect(languageOf(undefined, null, 'de', 'en-GB', 'fr')).toBe('en')
  expect(languageOf(undefined, '')).toBe('fr')
})

test('whatever a header says, there is a language', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => languages.includes(languageOf(text))))
})
