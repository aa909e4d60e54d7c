import { expect, test } from '@jest/globals'
import { nameLine, oneLine, optionalLine, optionallyWritten, written } from './typed-text.ts'

test('BY-07 a line and a text are kept clean, and what is optional and cannot be seen is null', () => {
  expect(oneLine('title', ' Stage\r\n d’été\u202e ', 20)).toBe('Stage d’été')
  expect(written('message', 'Bonjour\0,\r\nvoici \ud83d', 20)).toBe('Bonjour,\nvoici \ufffd')
  expect([optionalLine('city', '\u200b\u2060', 9), optionallyWritten('note', undefined, 9)]).toEqual([null, null])
})

test('BY-07 a text may be as long as is said, in characters, and no longer', () => {
  expect(written('message', `${'é'.repeat(9)}😀`, 10)).toBe(`${'é'.repeat(9)}😀`)
  expect(written('message', `${'é'.repeat(10)}😀`, 10, 'comment')).toMatchObject({
    ...{ code: 'INVALID_INPUT', key: 'INVALID_INPUT.TOO_LONG', values: { what: 'message', longest: 10 } },
    details: { field: 'comment' },
  })
  expect(oneLine('title', '\u200b\u202e\0', 10)).toMatchObject({
    key: 'INVALID_INPUT.EMPTY',
    details: { field: 'title' },
  })
})

test('BY-07 what somebody is called has a letter or a digit', () => {
  expect(nameLine('name', ' Zoe\u0308\u202e  Roux', 20)).toBe('Zoë Roux')
  expect(nameLine('name', '\u200b…', 20)).toMatchObject({ key: 'INVALID_INPUT.NO_NAME', details: { field: 'name' } })
  expect(nameLine('name', '\u200b\u2060', 20)).toMatchObject({ key: 'INVALID_INPUT.EMPTY' })
})
