import { expect, test } from '@jest/globals'
import { phoneNumberOf } from './phone-number.ts'

test.each([
  ['01 23 45 67 89', '01 23 45 67 89'],
  [' +33 (0)1.23.45.67-89 ', '+33 (0)1.23.45.67-89'],
  ['3631', '3631'],
])('PE-26 %p is called as %p', (text, number) => {
  expect(phoneNumberOf(text)).toBe(number)
})

test.each(['', '+', '112', 'call me', '01 23 45 67 89 x12', '+33 1 23 45 67 89 01 23 45 6', '++33123456'])(
  'PE-26 %p is no number to call',
  (text) => {
    expect(phoneNumberOf(text)).toBeUndefined()
  },
)
