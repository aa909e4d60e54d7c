import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { manyLines, oneLine } from './one-line.ts'

test('BY-07 no name can end a line, whatever it is made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(oneLine(name)).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
    }),
  )
  expect(oneLine('Eve\r\nBcc: all@example.org')).toBe('Eve Bcc: all@example.org')
})

test('BY-07 longer texts keep their lines and nothing else', () => {
  expect(manyLines('Bonjour,\r\n\u0000voici\rla\u2028suite ')).toBe('Bonjour,\nvoici\nla\nsuite')
})
