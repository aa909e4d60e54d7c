import { expect, test } from '@jest/globals'
import { isId, newId, prefixOf } from './ids.ts'

test('GQ-05 an id says what it names, and no two are the same', () => {
  const ids = Array.from({ length: 100 }, () => newId('itv'))
  expect(ids.every((id) => isId('itv', id))).toBe(true)
  expect(isId('evt', ids[0])).toBe(false)
  expect(new Set(ids).size).toBe(100)
})

test.each([
  '',
  'itv',
  'itv_',
  'itv_x',
  `itv_${'0'.repeat(27)}`,
  `itv_8${'0'.repeat(25)}`,
  `itv_\0${'0'.repeat(25)}`,
  7,
  null,
])('GQ-05 %j is no id', (text) => {
  expect(isId('itv', text)).toBe(false)
  expect(prefixOf(text)).toBeUndefined()
})

test('GQ-05 the kind of an id is read from it, and an unknown one is none', () => {
  expect(prefixOf(newId('mch'))).toBe('mch')
  const suffix = newId('itv').slice(4)
  for (const prefix of ['xyz', '', 'constructor', '__proto__']) expect(prefixOf(`${prefix}_${suffix}`)).toBeUndefined()
})
