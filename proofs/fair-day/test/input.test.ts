import { expect, test } from '@jest/globals'
import { chance } from '@passerelle/testkit/dice'
import { readFairData } from '../data.ts'
import { castFor, siret } from '../people.ts'

test('TS-30 the fair’s real input is 100 students free in five periods, and 15 companies with 36 hosts for 330 interviews', () => {
  const { companies, students } = readFairData()
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  expect(students.length).toBe(100)
  expect(students.every(({ preferences }) => preferences.length === 15)).toBe(true)
  expect(
    students.every(({ free }) => new Set(free).size === 5 && free.every((period) => period >= 1 && period <= 20)),
  ).toBe(true)
  expect(companies.length).toBe(15)
  expect(sum(companies.map(({ parallel }) => parallel))).toBe(36)
  expect(sum(companies.map(({ capacity }) => capacity))).toBe(330)
})

test('SI-13 invented registration numbers have 14 digits and a Luhn sum that is a multiple of ten', () => {
  const dice = chance(1, 'numbers')
  for (let i = 0; i < 100; i++) {
    const number = siret(dice)
    const digits = [...number].reverse().map(Number)
    const sum = digits.reduce(
      (total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)),
      0,
    )
    expect({ number, length: number.length, rest: sum % 10 }).toEqual({ number, length: 14, rest: 0 })
  }
})

test('SI-14 two runs meet nowhere: addresses, names and numbers differ; one seed makes the same choices', () => {
  const data = readFairData()
  const cast = (run: string) => castFor(data, run, chance(7, `cast ${run}`))
  const emails = (run: string) => cast(run).students.map(({ person }) => person.email)
  expect(emails('aaa').filter((email) => emails('bbb').includes(email))).toEqual([])
  const numbers = (run: string) => cast(run).companies.map(({ registrationNumber }) => registrationNumber)
  expect(numbers('aaa').filter((number) => numbers('bbb').includes(number))).toEqual([])
  expect(cast('aaa')).toEqual(cast('aaa'))
  expect(chance(7, 'x').shuffled([1, 2, 3, 4, 5])).toEqual(chance(7, 'x').shuffled([1, 2, 3, 4, 5]))
})
