import { expect, test } from '@jest/globals'
import { isRefusal, newId } from '@passerelle/kernel'
import { Reminder, reminderAt, reminderOf } from './reminder.ts'

const awaitedSince = new Date('2026-11-22T09:30:00Z')

test('HU-36 a contact is reminded as many days after he was asked as the school says', () => {
  expect(reminderAt({ awaitedSince, remindedAt: null }, 5)).toEqual(new Date('2026-11-27T09:30:00Z'))
  expect(reminderAt({ awaitedSince, remindedAt: null }, 1)).toEqual(new Date('2026-11-23T09:30:00Z'))
})

test('HU-36 nobody is reminded who is not awaited, who was reminded, or whose school reminds nobody', () => {
  expect(reminderAt({ awaitedSince: null, remindedAt: null }, 5)).toBeNull()
  expect(reminderAt({ awaitedSince, remindedAt: awaitedSince }, 5)).toBeNull()
  expect(reminderAt({ awaitedSince, remindedAt: null }, 0)).toBeNull()
})

test('HU-36 a school reminds after 0 to 60 days', () => {
  const school = newId('sch')
  for (const days of [0, 1, 60]) expect(reminderOf(school, days)).toEqual(new Reminder(school, days))
  for (const days of [-1, 61]) expect(isRefusal(reminderOf(school, days))).toBe(true)
})
