import { expect, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { folded, patternsOf, wordsOf } from './folded.ts'

test.each([
  ['L’Œuvre-Noël', 'l oeuvre noel'],
  ["D'Artagnan", 'd artagnan'],
  ['Hawaiʻi', 'hawai i'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['Đặng Thị Nguyễn', 'dang thi nguyen'],
  ['Þórður', 'thordur'],
  ['Søren Kierkegård', 'soren kierkegard'],
  ['İstanbul', 'istanbul'],
  ['Iğdır', 'igdir'],
  ['Ελλάς', 'ελλασ'],
  ['ﬁnance ①', 'finance 1'],
  ['C++ / .NET', 'c net'],
  ['soft\u00adhyphen zero\u200bwidth', 'softhyphen zerowidth'],
  ['%_\\ \'"', ''],
])('%p is searched as %p', (text, words) => {
  expect(folded(text)).toBe(words)
})

test.each([
  ['कि', 'का'],
  ['แม่', 'แม้'],
  ['บ้าน', 'บาน'],
  ['か', 'が'],
  ['தமிழ்', 'தமழ'],
])('%p and %p are two words: their signs are no accents', (one, other) => {
  expect(folded(one)).not.toBe(folded(other))
})

test('folding is the same for every spelling of a text, and folds nothing twice', () => {
  const words = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(words, (text) => {
      const plain = folded(text)
      expect(folded(plain)).toBe(plain)
      expect(folded(text.normalize('NFD'))).toBe(plain)
      expect(folded(text.normalize('NFC'))).toBe(plain)
      expect(plain).not.toMatch(/[%_\\'"&|!:*()<>]|^ | $| {2}/)
    }),
    { numRuns: draws(10_000) },
  )
})

test('what is searched is at most ten words', () => {
  expect(wordsOf(' Café,  Œuvre ')).toEqual(['cafe', 'oeuvre'])
  expect(wordsOf('a '.repeat(10_000))).toHaveLength(10)
  expect(wordsOf('…')).toEqual([])
  expect(['Roux cos', ' ', '%'].map(patternsOf)).toEqual([['%roux%', '%cos%'], [], ['']])
})
