import { expect, test } from '@jest/globals'
import { isName } from './name.ts'

test.each(['Zoé', '7', '株式会社', 'عمر', 'O’'])('BY-07 %p is a name', (text) => {
  expect(isName(text)).toBe(true)
})

test.each(['', ' ', '\u200b\u2060', '\u202e', '\0', '…', '—', '\u2800', '😀', '\ufffd'])('BY-07 %p is none', (text) => {
  expect(isName(text)).toBe(false)
})
