import { describe, expect, test } from '@jest/globals'
import { isRefusal } from '@passerelle/kernel'
import fc from '@passerelle/testkit/fast-check'
import { registrationFrom, siretFrom } from './registration-number.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const siret = (number: string) => registrationFrom('SIRET', number)

describe('SIRET', () => {
  test('SI-13 a SIRET is read whatever its spacing', () => {
    const expected = { scheme: 'SIRET', country: 'FR', number: '73282932000074' }
    for (const spelling of ['73282932000074', '732 829 320 00074', '732.829.320-00074', ' 732 829 320 00074 ']) {
      expect(siret(spelling)).toEqual(expected)
    }
  })

  test('SI-13 one wrong digit is always noticed (Luhn)', () => {
    fc.assert(
      fc.property(digits(13), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        fc.pre(!body.startsWith('35600000'))
        const right = siretFrom(body)
        const wrong = (Number(right[place]) + shift) % 10
        expect(isRefusal(siret(right))).toBe(false)
        expect(isRefusal(siret(right.slice(0, place) + wrong + right.slice(place + 1)))).toBe(true)
      }),
    )
  })

  test('SI-13 establishments of La Poste need a sum of digits that 5 divides instead', () => {
    expect(isRefusal(siret('35600000000048'))).toBe(false)
    expect(isRefusal(siret('35600000009075'))).toBe(false)
    expect(isRefusal(siret('35600000009076'))).toBe(true)
    expect(isRefusal(siret('73282932000075'))).toBe(true)
  })

  test.each(['', '7328293200007', '732829320000745', '7328293200007A'])('SI-13 %p is no SIRET', (number) => {
    expect(siret(number)).toMatchObject({ code: 'INVALID_REGISTRATION_NUMBER' })
  })
})

test('SI-13 an LEI is checked modulo 97', () => {
  expect(registrationFrom('LEI', '5493 001K JTII GC8Y 1R12')).toEqual({
    scheme: 'LEI',
    country: null,
    number: '5493001KJTIIGC8Y1R12',
  })
  expect(isRefusal(registrationFrom('LEI', '5493001KJTIIGC8Y1R13'))).toBe(true)
  expect(isRefusal(registrationFrom('LEI', '5493001KJTIIGC8Y1'))).toBe(true)
})

test('SI-13 other registers name their country, and France has the SIRET', () => {
  expect(registrationFrom('NATIONAL', '0403.170.701', 'be')).toEqual({
    scheme: 'NATIONAL',
    country: 'BE',
    number: '0403170701',
  })
  expect(isRefusal(registrationFrom('NATIONAL', '0403170701'))).toBe(true)
  expect(isRefusal(registrationFrom('NATIONAL', '732829320', 'FR'))).toBe(true)
  expect(isRefusal(registrationFrom('NATIONAL', '12', 'GB'))).toBe(true)
})
