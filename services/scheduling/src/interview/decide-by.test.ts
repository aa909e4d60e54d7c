import { expect, test } from '@jest/globals'
import { decideBy } from './decide-by.ts'

const start = new Date('2026-12-03T10:00:00Z')

test.each([
  ['weeks before: a day before the start', '2026-11-22T09:00:00Z', '2026-12-02T10:00:00Z'],
  ['26 hours before: a day before the start', '2026-12-02T08:00:00Z', '2026-12-02T10:00:00Z'],
  ['25 hours before: two hours', '2026-12-02T09:00:00Z', '2026-12-02T11:00:00Z'],
  ['that night: two hours', '2026-12-03T01:00:00Z', '2026-12-03T03:00:00Z'],
  ['two hours before: an hour before the start', '2026-12-03T08:00:00Z', '2026-12-03T09:00:00Z'],
  ['half an hour before: no time is left', '2026-12-03T09:30:00Z', '2026-12-03T09:00:00Z'],
])('SI-04 (part) who leaves %s is left to decide', (_, leftAt, by) => {
  expect(decideBy(start, new Date(leftAt))).toEqual(new Date(by))
})
