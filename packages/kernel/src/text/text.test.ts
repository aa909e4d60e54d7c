import { expect, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { cleanLine, cleanText } from './clean.ts'
import { cut, lengthOf } from './cut.ts'

/** Whatever can arrive: lone surrogates, controls, marks without letters. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.string({
    unit: fc.constantFrom(
      'a',
      'é',
      ' ',
      '\n',
      '\r',
      '\t',
      '\0',
      '\u0301',
      '\u200d',
      '\u202e',
      '\u2028',
      '\ud83d',
      '👩‍🚀',
    ),
  }),
)

test('BY-07 a kept text is well-formed, in one normal form, and turns nothing around', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const clean of [cleanText(text), cleanLine(text)]) {
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).toBe(clean.normalize('NFC'))
        expect(clean).toBe(clean.trim())
        expect(clean).not.toMatch(/[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff]/u)
      }
      expect(cleanLine(text)).not.toMatch(/\n| {2}/)
      expect(cleanText(cleanText(text))).toBe(cleanText(text))
      expect(cleanLine(cleanLine(text))).toBe(cleanLine(text))
    }),
  )
})

test.each([
  ['Eve\r\nBcc: all@example.org', 'Eve Bcc: all@example.org'],
  ['  Zoe\u0308\u00a0 Roux\0 ', 'Zoë Roux'],
  ['Entretien\u00a0: demain', 'Entretien\u00a0: demain'],
  ['\u202aAnna\u202c', 'Anna'],
  ['lone \ud83d', 'lone \ufffd'],
  ['می‌خواهم', 'می‌خواهم'],
  ['👩‍🚀', '👩‍🚀'],
  ['\u200b\u200d\u2060', ''],
  ['\u3164\u2800\u00ad', ''],
  [' \n\t', ''],
])('%p becomes the line %p', (text, line) => {
  expect(cleanLine(text)).toBe(line)
})

test('BY-07 longer texts keep their lines and their indentation', () => {
  expect(cleanText('Bonjour,\r\n\u0000voici\rla \u2028  suite\n\n')).toBe('Bonjour,\nvoici\nla\n  suite')
})

test('a text that is cut is its own beginning, no longer than asked, and ends with a whole character', () => {
  const segmenter = new Intl.Segmenter('und')
  fc.assert(
    fc.property(anything, fc.nat(40), (text, most) => {
      const short = cut(text, most)
      const ends = [0, ...[...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)]
      expect(text.startsWith(short)).toBe(true)
      expect(ends).toContain(short.length)
      expect(lengthOf(short)).toBeLessThanOrEqual(most)
      const next = ends[ends.indexOf(short.length) + 1]
      if (next !== undefined) expect(lengthOf(text.slice(0, next))).toBeGreaterThan(most)
    }),
    { numRuns: draws(5_000) },
  )
})

test.each([
  ['Zoe\u0308', 3, 'Zo'],
  ['🇫🇷🇧🇪', 3, '🇫🇷'],
  ['ab👩‍🚀', 4, 'ab'],
  ['ab👩‍🚀', 5, 'ab👩‍🚀'],
  ['นำ', 1, ''],
  ['short', 10, 'short'],
])('%p cut at %p is %p', (text, most, short) => {
  expect(cut(text, most)).toBe(short)
})

test('a long text is cut without looking at its end', () => {
  expect(cut('é'.repeat(5_000_000), 10)).toBe('é'.repeat(10))
})
