import { expect, test } from '@jest/globals'
import { newId } from '@passerelle/kernel'
import { type Staff, withMember, withoutMember } from './staff.ts'

const now = new Date('2026-11-22T09:00:00Z')
const later = new Date('2026-11-23T09:00:00Z')
const [nora, karim] = [newId('per'), newId('per')]
const since = now.toISOString()
const settings = { personId: nora, permissions: ['SCHOOL_SETTINGS' as const], since }
const approves = { personId: karim, permissions: ['APPROVE_JOBS' as const], since }

test('AC-06 whoever is taken on has what they were given, once each, from that time on', () => {
  expect(withMember([settings], karim, ['APPROVE_JOBS', 'APPROVE_JOBS'], now)).toEqual([settings, approves])
})

test('AC-06 other permissions take the place of those before, and somebody stays who was there', () => {
  const changed = withMember([settings, approves], karim, ['MANAGE_EVENTS', 'SCHOOL_SETTINGS'], later)
  expect(changed).toEqual([settings, { personId: karim, permissions: ['SCHOOL_SETTINGS', 'MANAGE_EVENTS'], since }])
})

test('AC-06 the last one with SCHOOL_SETTINGS neither loses it nor leaves', () => {
  const refused = { code: 'LAST_WITH_SETTINGS' }
  expect(withMember([settings, approves], nora, ['APPROVE_JOBS'], now)).toMatchObject(refused)
  expect(withoutMember([settings, approves], nora)).toMatchObject(refused)
})

test('AC-06 one of two with SCHOOL_SETTINGS leaves', () => {
  const two: Staff = [settings, { ...approves, permissions: ['SCHOOL_SETTINGS'] }]
  expect(withoutMember(two, nora)).toEqual([two[1]])
})

test('AC-06 a school where nobody has SCHOOL_SETTINGS yet may change who works for it', () => {
  expect(withoutMember([approves], karim)).toEqual([])
})
