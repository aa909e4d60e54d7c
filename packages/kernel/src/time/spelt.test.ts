import { expect, test } from '@jest/globals'
import { offsetAt, spellDay, spellTime, spellZone } from './spelt.ts'

const [first, second] = [new Date('2027-03-01T08:05:00Z'), new Date('2027-03-02T08:05:00Z')]

test('PE-03 the first of a month is counted in French, and no other day or language', () => {
  const days = [first, second, new Date('2027-03-11T08:00:00Z'), new Date('2027-03-31T21:00:00Z')]
  expect(days.map((day) => spellDay(day, 'Europe/Paris', 'fr'))).toEqual([
    ...['lundi 1er mars 2027', 'mardi 2 mars 2027', 'jeudi 11 mars 2027', 'mercredi 31 mars 2027'],
  ])
  expect(spellDay(first, 'Europe/Paris', 'fr', { weekday: false })).toBe('1er mars 2027')
  expect(spellDay(first, 'Europe/Paris', 'en')).toBe('Monday, 1 March 2027')
  expect(spellDay(first, 'Europe/Paris', 'en', { weekday: false })).toBe('1 March 2027')
})

test('PE-03 a day, a time and an offset are those of the zone', () => {
  expect(spellDay(new Date('2027-02-28T12:00:00Z'), 'Pacific/Auckland', 'fr')).toBe('lundi 1er mars 2027')
  expect([spellTime(first, 'Europe/Paris', 'fr'), spellTime(first, 'Asia/Kolkata', 'en')]).toEqual(['09:05', '13:35'])
  expect(offsetAt(first, 'America/St_Johns')).toBe('UTC-03:30')
  expect([spellZone(first, 'Europe/Paris'), spellZone(first, 'UTC'), offsetAt(first, 'Africa/Abidjan')]).toEqual([
    ...['Europe/Paris, UTC+01:00', 'UTC', 'UTC+00:00'],
  ])
})
