import { expect, test } from '@jest/globals'
import { isId, newId } from './ids.ts'

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
})
