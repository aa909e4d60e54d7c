import { expect, test } from '@jest/globals'
import { skillsOf } from './skills.ts'

test('HU-39 skills are terms, each once, in the order given', () => {
  expect(skillsOf(['  Soudure  TIG ', 'Électricité', 'ÉLECTRICITÉ', 'C', 'C++'], 'skills')).toEqual([
    'Soudure TIG',
    'Électricité',
    'C',
    'C++',
  ])
})

test.each([
  ['empty', ' '],
  ['without a letter', '—'],
  ['longer than sixty characters', 'é'.repeat(61)],
])('HU-39 a skill that is %s is refused where it stands', (_, text) => {
  expect(skillsOf(['Soudure', text], 'terms.skills')).toMatchObject({
    code: 'INVALID_INPUT',
    details: { field: 'terms.skills.1' },
  })
})

test('HU-39 there are thirty skills at most', () => {
  const given = Array.from({ length: 31 }, (_, index) => `Geste ${index}`)
  expect(skillsOf(given.slice(1), 'skills')).toHaveLength(30)
  expect(skillsOf(given, 'skills')).toMatchObject({ key: 'INVALID_INPUT.SKILLS' })
})
