import { expect, test } from '@jest/globals'
import { languageTagOf } from './language-tag.ts'

test.each([
  ['fr', 'fr'],
  [' EN-gb ', 'en-GB'],
  ['zh-hant', 'zh-Hant'],
  ['es-419', 'es-419'],
  ['gsw', 'gsw'],
])('HU-39 %s is a language', (text, tag) => {
  expect(languageTagOf(text)).toBe(tag)
})

test.each([
  '',
  'anglais',
  'xx',
  'und',
  'mul',
  'zxx',
  'fr-',
  'fr_FR',
  'de-x-priv',
  'en-u-ca-buddhist',
  'i-klingon',
  '12',
])('HU-39 %s is no language', (text) => {
  expect(languageTagOf(text)).toBeUndefined()
})
