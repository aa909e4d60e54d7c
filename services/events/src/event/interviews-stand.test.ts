import { expect, test } from '@jest/globals'
import { sentenceOf } from '@passerelle/contracts'
import type { EventFormat } from './event-format.ts'
import { standAgainst, standAgainstChange } from './interviews-stand.ts'

const format: EventFormat = {
  name: 'Forum',
  description: null,
  timeZone: 'Europe/Paris',
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' },
    { date: '2026-12-04', opensAt: '09:00', closesAt: '12:00' },
  ],
  durations: [20, 30],
  creditsPerParticipant: null,
}
const at = (start: string, minutes = 20) => {
  const startsAt = new Date(start)
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
}
const standing = [
  at('2026-12-04T08:00:00Z'),
  at('2026-12-03T08:00:00Z'),
  at('2026-12-03T10:30:00Z', 30),
  at('2026-12-03T08:20:00Z'),
]
const change = (changes: Partial<EventFormat>) => standAgainstChange(standing, { ...format, ...changes })?.details

test('SI-01 a change that every interview bears is not refused', () => {
  expect(change({ name: 'Salon', durations: [10, 20, 30] })).toBeUndefined()
})

test('SI-01 of a day that is taken out, its interviews are counted and no other', () => {
  expect(change({ days: [format.days[0]!] })).toEqual({
    interviewCount: 1,
    days: [{ date: '2026-12-04', interviewCount: 1 }],
    field: 'days',
  })
})

test('SI-01 of hours that are taken out, the refusal names the day in the input', () => {
  expect(change({ days: [format.days[0]!, { ...format.days[1]!, opensAt: '10:00' }] })).toEqual({
    interviewCount: 1,
    days: [{ date: '2026-12-04', interviewCount: 1 }],
    field: 'days.1',
  })
})

test('SI-01 of a length that is taken out, the interviews of that length are counted', () => {
  expect(change({ durations: [20] })).toEqual({
    interviewCount: 1,
    days: [{ date: '2026-12-03', interviewCount: 1 }],
    field: 'durations',
  })
})

test('SI-01 where days and lengths are taken out, all are counted, day by day in the zone of the event', () => {
  expect(change({ days: [format.days[0]!], durations: [30] })).toEqual({
    interviewCount: 3,
    days: [
      { date: '2026-12-03', interviewCount: 2 },
      { date: '2026-12-04', interviewCount: 1 },
    ],
    field: 'days',
  })
})

test('GQ-06 the refusal says in both languages how many stand, and what to do', () => {
  const [one, many] = [
    standAgainst('EVENT_CANCELLED', [standing[0]!], 'UTC')!,
    standAgainst('BOOTH_CLOSED', standing, 'UTC')!,
  ]
  expect([sentenceOf(one, 'fr'), sentenceOf(one, 'en'), sentenceOf(many, 'fr'), sentenceOf(many, 'en')]).toEqual([
    'Un entretien confirmé est prévu à cet événement. Demandez aussi son annulation : chacun sera prévenu.',
    'One confirmed interview stands at this event. Have it cancelled, too: everybody concerned is told.',
    '4 entretiens confirmés sont prévus avec cette entreprise. Gardez le stand, ou demandez aussi leur annulation : chacun sera prévenu.',
    '4 confirmed interviews stand with this company. Leave the booth, or have them cancelled, too: everybody concerned is told.',
  ])
})
