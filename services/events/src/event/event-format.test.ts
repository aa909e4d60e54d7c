import { expect, test } from '@jest/globals'
import { sentenceOf } from '@passerelle/contracts'
import { type EventField, type EventFormat, problemsOf, spanOf, tidied } from './event-format.ts'

const fair: EventFormat = {
  name: 'Forum des entreprises',
  description: null,
  timeZone: 'Europe/Paris',
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' },
    { date: '2026-12-04', opensAt: '09:30', closesAt: '12:00' },
  ],
  durations: [20, 30],
  creditsPerParticipant: 10,
}
const day = (date: string, opensAt = '09:00', closesAt = '17:00') => ({ date, opensAt, closesAt })

test('SI-01 a fair with days in order, a zone and durations that fit has no problem', () => {
  expect(problemsOf(fair)).toEqual([])
  expect(problemsOf({ ...fair, durations: [5, 150], creditsPerParticipant: null })).toEqual([])
})

const wrong: [string, Partial<EventFormat>, EventField, RegExp][] = [
  ['no name', { name: '  ' }, 'NAME', /needs a name/],
  ['a very long name', { name: 'x'.repeat(201) }, 'NAME', /200/],
  ['a very long description', { description: 'x'.repeat(5001) }, 'DESCRIPTION', /5,000/],
  ['an invented zone', { timeZone: 'Mars/Olympus' }, 'TIME_ZONE', /Mars\/Olympus/],
  ['an offset for a zone', { timeZone: '+01:00' }, 'TIME_ZONE', /IANA/],
  ['no day', { days: [] }, 'DAYS', /at least one day/],
  ['a day twice', { days: [day('2026-12-03'), day('2026-12-03')] }, 'DAYS', /twice/],
  ['days out of order', { days: [day('2026-12-04'), day('2026-12-03')] }, 'DAYS', /in order/],
  ['closing before opening', { days: [day('2026-12-03', '17:00', '09:00')] }, 'DAYS', /not after/],
  ['closing when it opens', { days: [day('2026-12-03', '09:00', '09:00')] }, 'DAYS', /not after/],
  ['no time of day', { days: [day('2026-12-03', '9 h', '17:00')] }, 'DAYS', /HH:MM/],
  ['midnight as 24:00', { days: [day('2026-12-03', '09:00', '24:00')] }, 'DAYS', /HH:MM/],
  ['an hour that the clocks skip', { days: [day('2027-03-28', '02:00', '03:00')] }, 'DAYS', /no time passes between/],
  ['a day after all years', { days: [day('9999-12-31')] }, 'DAYS', /1970 and 2199/],
  [
    'an end after all years',
    { timeZone: 'America/New_York', days: [day('2199-12-31', '09:00', '23:00')] },
    'DAYS',
    /year/,
  ],
  ['no duration', { durations: [] }, 'DURATIONS', /at least one/],
  ['a duration twice', { durations: [20, 20] }, 'DURATIONS', /twice/],
  ['zero minutes', { durations: [0] }, 'DURATIONS', /from 5 to 240/],
  ['more than four hours', { durations: [245] }, 'DURATIONS', /from 5 to 240/],
  ['seven minutes', { durations: [7] }, 'DURATIONS', /multiple of 5/],
  ['longer than the shortest day', { durations: [155] }, 'DURATIONS', /shortest day, which has 150/],
  ['negative credits', { creditsPerParticipant: -1 }, 'CREDITS_PER_PARTICIPANT', /0 to 1,000/],
  ['half a credit', { creditsPerParticipant: 0.5 }, 'CREDITS_PER_PARTICIPANT', /whole number/],
]
test.each(wrong)('SI-01 %s is refused with a sentence about the field', (_, change, field, message) => {
  const problems = problemsOf({ ...fair, ...change })
  expect(problems.map((problem) => [problem.details.field, sentenceOf(problem, 'en')])).toEqual([
    [field, expect.stringMatching(message)],
  ])
  expect(problems.map((problem) => sentenceOf(problem, 'fr'))).not.toContainEqual(
    expect.stringMatching(/undefined|NaN/),
  )
})

test('SI-01 an hour that the clocks skip is no room for interviews, and one that comes twice is', () => {
  const minutes = (on: string, durations: number[]) =>
    problemsOf({ ...fair, days: [day(on, '01:30', '03:00')], durations }).map((one) => one.values)
  expect(minutes('2027-03-28', [30, 35])).toMatchObject([{ minutes: 35, room: 30 }])
  expect(minutes('2027-10-31', [150, 155])).toMatchObject([{ minutes: 155, room: 150 }])
})

test('SI-01 a day to which people come has a place, in one line that is not too long', () => {
  const on = (place?: string | null) => ({ ...fair, days: [{ ...day('2026-12-03', '09:00', '10:00'), place }] })
  expect([' Palais\nde la Bourse ', ' ', null, undefined].map((place) => tidied(on(place)).days[0]!.place)).toEqual([
    'Palais de la Bourse',
    undefined,
    undefined,
    undefined,
  ])
  expect(problemsOf(on('x'.repeat(300)))).toEqual([])
  expect(problemsOf(on('x'.repeat(301)))).toMatchObject([
    { key: 'EVENT_INVALID.TOO_LONG', details: { field: 'DAYS', place: 'days.0.place' } },
  ])
})

test('GQ-06 all problems are told at once', () => {
  const problems = problemsOf({ ...fair, name: '', days: [], durations: [7, 300], creditsPerParticipant: -1 })
  expect(problems.map(({ details }) => details.field)).toEqual([
    'NAME',
    'DAYS',
    'DURATIONS',
    'DURATIONS',
    'CREDITS_PER_PARTICIPANT',
  ])
})

test('SI-01 a fair lasts from the first opening to the last closing, in its own zone', () => {
  expect(spanOf(fair)).toEqual({
    opensAt: new Date('2026-12-03T08:00:00Z'),
    closesAt: new Date('2026-12-04T11:00:00Z'),
  })
})

test('SI-01 what is kept is tidy: trimmed texts, durations from the shortest', () => {
  const kept = tidied({ ...fair, name: ' Forum ', description: '  ', durations: [30, 20] })
  expect(kept).toMatchObject({ name: 'Forum', description: null, durations: [20, 30] })
})
