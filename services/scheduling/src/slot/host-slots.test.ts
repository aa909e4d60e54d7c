import { expect, test } from '@jest/globals'
import fc from '@passerelle/testkit/fast-check'
import { allSlots, type EventFormat, endOf, freeSlots, slotAt, toSlots } from './host-slots.ts'

const fair: EventFormat = {
  timeZone: 'Europe/Paris',
  days: [
    { date: '2026-12-03', opensAt: '09:00', closesAt: '12:00' },
    { date: '2026-12-04', opensAt: '09:00', closesAt: '12:00' },
  ],
  durations: [20, 30],
}
const morning = { date: '2026-12-03', from: 540, to: 620, durationMinutes: 20 }
const long = new Date('2026-11-01T00:00:00Z')
const starts = (ranges: number[]) => toSlots(ranges).map((slot) => slot.startsAt.toISOString().slice(11, 16))

test('SI-01 a day is cut into slots of the length chosen for that day, all open at the start', () => {
  const days = [morning, { date: '2026-12-04', from: 600, to: 720, durationMinutes: 30 }]
  const slots = toSlots(freeSlots(fair, { days, blocked: [] }, [], long))
  expect(slots.map((slot) => slot.startsAt.toISOString())).toEqual([
    '2026-12-03T08:00:00.000Z',
    '2026-12-03T08:20:00.000Z',
    '2026-12-03T08:40:00.000Z',
    '2026-12-03T09:00:00.000Z',
    '2026-12-04T09:00:00.000Z',
    '2026-12-04T09:30:00.000Z',
    '2026-12-04T10:00:00.000Z',
    '2026-12-04T10:30:00.000Z',
  ])
})

test('SI-01 blocked slots, slots that are taken or touched, and slots that have begun are not free', () => {
  const offer = { days: [morning], blocked: [Date.parse('2026-12-03T08:00:00Z')] }
  const at = (time: string) => Date.parse(`2026-12-03T${time}:00Z`)
  expect(starts(freeSlots(fair, offer, [], long))).toEqual(['08:20', '08:40', '09:00'])
  expect(starts(freeSlots(fair, offer, [at('08:30'), at('08:50')], long))).toEqual(['09:00'])
  expect(starts(freeSlots(fair, offer, [at('08:00'), at('08:20')], long))).toEqual(['08:20', '08:40', '09:00'])
  expect(starts(freeSlots(fair, offer, [], new Date(at('08:40'))))).toEqual(['08:40', '09:00'])
  expect(starts(freeSlots(fair, offer, [], new Date(at('08:40') + 1)))).toEqual(['09:00'])
})

test('a host is never there outside the hours of the event, nor on another day', () => {
  const days = [
    { ...morning, from: 0, to: 1440 },
    { ...morning, date: '2026-12-05' },
  ]
  const slots = allSlots(fair, days)
  expect(slots).toHaveLength(2 * 9)
  expect(slotAt(slots, new Date('2026-12-03T08:00:00Z'))?.endsAt.toISOString()).toBe('2026-12-03T08:20:00.000Z')
  expect(slotAt(slots, new Date('2026-12-03T08:10:00Z'))).toBeUndefined()
  expect(new Date(endOf(fair)).toISOString()).toBe('2026-12-04T11:00:00.000Z')
})

test('SI-01 a day with a length that the organiser has taken out has no slots', () => {
  expect(allSlots({ ...fair, durations: [30] }, [morning])).toEqual([])
})

test('slots go on through a clock change: the night of 31 October has an hour more', () => {
  const days = [{ date: '2027-10-31', opensAt: '01:00', closesAt: '04:00' }]
  const night = { timeZone: 'Europe/Paris', days, durations: [60] }
  expect(allSlots(night, [{ date: '2027-10-31', from: 60, to: 240, durationMinutes: 60 }])).toHaveLength(2 * 4)
})

test('free slots never touch each other, nor anything busy, whatever is asked', () => {
  const minute = fc.integer({ min: 0, max: 1440 })
  const lengths = Array.from({ length: 86 }, (_, i) => i + 5)
  const day = fc.record({
    date: fc.constant('2026-12-03'),
    from: minute,
    to: minute,
    durationMinutes: fc.integer({ min: 5, max: 90 }),
  })
  const busy = fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 120 })), { maxLength: 8 })
  fc.assert(
    fc.property(day, busy, (hostDay, taken) => {
      const base = Date.parse('2026-12-02T23:00:00Z')
      const ranges = taken
        .sort((a, b) => a[0] - b[0])
        .flatMap(([start, length]) => [base + start * 60_000, base + (start + length) * 60_000])
      const free = freeSlots({ ...fair, durations: lengths }, { days: [hostDay], blocked: [] }, ranges, long)
      for (let i = 0; i < free.length; i += 2) {
        expect(free[i + 1]! - free[i]!).toBe(hostDay.durationMinutes * 60_000)
        if (i > 0) expect(free[i]!).toBeGreaterThanOrEqual(free[i - 1]!)
        for (let j = 0; j < ranges.length; j += 2) {
          expect(free[i]! >= ranges[j + 1]! || free[i + 1]! <= ranges[j]!).toBe(true)
        }
      }
    }),
  )
})
