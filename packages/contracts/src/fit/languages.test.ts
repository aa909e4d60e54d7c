import { expect, test } from '@jest/globals'
import { languagesOf } from './languages.ts'

test('HU-39 languages are kept by their tags as they are written', () => {
  const given = [
    { language: ' EN-gb', level: 'C1' },
    { language: 'fr', level: 'B2' },
  ] as const
  expect(languagesOf(given, 'languages')).toEqual([
    { language: 'en-GB', level: 'C1' },
    { language: 'fr', level: 'B2' },
  ])
})

test('HU-39 what is no language is refused where it stands', () => {
  const given = [
    { language: 'fr', level: 'C2' },
    { language: 'anglais', level: 'B2' },
  ] as const
  expect(languagesOf(given, 'terms.languages')).toMatchObject({
    key: 'INVALID_INPUT.NO_LANGUAGE',
    details: { field: 'terms.languages.1.language' },
  })
})

test('HU-39 a language comes once, whatever the case of its tag', () => {
  const given = [
    { language: 'en-GB', level: 'C2' },
    { language: 'EN-GB', level: 'B2' },
  ] as const
  expect(languagesOf(given, 'languages')).toMatchObject({ key: 'INVALID_INPUT.LANGUAGE_TWICE' })
})

test('HU-39 there are ten languages at most', () => {
  const tags = ['fr', 'en', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'fi', 'pl']
  const given = tags.map((language) => ({ language, level: 'A1' as const }))
  expect(languagesOf(given.slice(1), 'languages')).toHaveLength(10)
  expect(languagesOf(given, 'languages')).toMatchObject({ key: 'INVALID_INPUT.LANGUAGES' })
})
