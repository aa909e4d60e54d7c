import { expect, test } from '@jest/globals'
import { monthAt } from './month.ts'

test.each([
  ['Europe/Paris', '2026-11-30T22:59:59.999Z', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z', '2026-12-01'],
  ['Europe/Paris', '2026-11-30T23:00:00.000Z', '2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z', '2027-01-01'],
  [
    'America/New_York',
    '2026-12-01T04:59:00.000Z',
    '2026-11-01T04:00:00.000Z',
    '2026-12-01T05:00:00.000Z',
    '2026-12-01',
  ],
  // Samoa had no 30th of December 2011, and the first of the next month all the same.
  ['Pacific/Apia', '2011-12-31T09:00:00.000Z', '2011-12-01T10:00:00.000Z', '2011-12-31T10:00:00.000Z', '2012-01-01'],
])('II-18 in %s, %s lies in the month of that zone', (zone, at, startsAt, endsAt, nextDay) => {
  expect(monthAt(zone, new Date(at))).toEqual({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), nextDay })
})
