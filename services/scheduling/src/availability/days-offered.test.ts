import { expect, test } from '@jest/globals'
import { sentenceOf } from '@passerelle/contracts'
import { isRefusal } from '@passerelle/kernel'
import type { EventFormat } from '../slot/host-slots.ts'
import { daysOffered } from './days-offered.ts'

const fair: EventFormat = {
  timeZone: 'Europe/Paris',
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '17:00' },
    { date: '2026-12-04', opensAt: '10:00', closesAt: '12:00' },
  ],
  durations: [20, 30],
}
const messageOf = (answer: unknown) => (isRefusal(answer) ? sentenceOf(answer, 'en') : answer)

test('SI-01 what a host leaves out is the event’s: its hours, its first duration; all slots start open', () => {
  expect(daysOffered(fair, [{ date: '2026-12-04' }])).toEqual({
    days: [{ date: '2026-12-04', from: 600, to: 720, durationMinutes: 20 }],
    blocked: [],
  })
})

test('SI-01 a host chooses one duration for each day and blocks slots', () => {
  const asked = [
    { date: '2026-12-04', durationMinutes: 30 },
    { date: '2026-12-03', from: '09:00', to: '10:00', blocked: ['09:40', '09:00'] },
  ]
  expect(daysOffered(fair, asked)).toEqual({
    days: [
      { date: '2026-12-03', from: 540, to: 600, durationMinutes: 20 },
      { date: '2026-12-04', from: 600, to: 720, durationMinutes: 30 },
    ],
    blocked: [Date.parse('2026-12-03T08:00:00Z'), Date.parse('2026-12-03T08:40:00Z')],
  })
})

test('SI-01 what does not fit the event is refused, and the message names the day', () => {
  const refusals = [
    [],
    [{ date: '2026-12-05' }],
    [{ date: '2026-12-03' }, { date: '2026-12-03' }],
    [{ date: '2026-12-03', from: '08:00' }],
    [{ date: '2026-12-03', from: '10:00', to: '10:00' }],
    [{ date: '2026-12-03', from: '9h' }],
    [{ date: '2026-12-03', durationMinutes: 25 }],
    [{ date: '2026-12-03', from: '09:00', to: '09:15' }],
    [{ date: '2026-12-03', blocked: ['09:10'] }],
  ].map((asked) => messageOf(daysOffered(fair, asked)))
  expect(refusals).toEqual([
    expect.stringContaining('at least one day'),
    expect.stringContaining('5 December 2026 is not a day'),
    expect.stringContaining('twice'),
    expect.stringContaining('09:00 to 17:00'),
    expect.stringContaining('not after'),
    expect.stringContaining('HH:MM'),
    expect.stringContaining('20 or 30'),
    expect.stringContaining('not one slot'),
    expect.stringContaining('no slot starts at 09:10'),
  ])
})
