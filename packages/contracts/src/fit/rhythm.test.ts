import { expect, test } from '@jest/globals'
import { rhythmOf } from './rhythm.ts'

test('HU-39 a rhythm is of weeks in turn, or of the days of a week', () => {
  for (const rhythm of [
    { atCompany: 3, atSchool: 1, unit: 'WEEK' },
    { atCompany: 51, atSchool: 1, unit: 'WEEK' },
    { atCompany: 4, atSchool: 3, unit: 'DAY' },
  ] as const)
    expect(rhythmOf(rhythm, 'rhythm')).toEqual(rhythm)
})

test.each([
  { atCompany: 0, atSchool: 1, unit: 'WEEK' },
  { atCompany: 3, atSchool: 0, unit: 'WEEK' },
  { atCompany: 52, atSchool: 1, unit: 'WEEK' },
  { atCompany: 5, atSchool: 3, unit: 'DAY' },
  { atCompany: -3, atSchool: 5, unit: 'DAY' },
] as const)('HU-39 %o is no rhythm', (rhythm) => {
  expect(rhythmOf(rhythm, 'terms.rhythm')).toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'terms.rhythm' },
  })
})
