import { expect, test } from '@jest/globals'
import { knownZone, spell } from './when.ts'

const slot = { startsAt: '2026-12-03T09:00:00.000Z', endsAt: '2026-12-03T09:20:00.000Z' }

test('PE-03 a slot is told in the reader’s language and zone, with the zone named, wherever the server stands', () => {
  expect(process.env.TZ).not.toBe('Europe/Paris')
  expect(spell(slot, 'Europe/Paris', 'fr')).toEqual({
    day: 'jeudi 3 décembre 2026',
    from: '10:00',
    to: '10:20',
    zone: 'Europe/Paris, UTC+01:00',
    minutes: 20,
  })
  expect(spell(slot, 'Asia/Kolkata', 'en')).toMatchObject({
    from: '14:30',
    to: '14:50',
    zone: 'Asia/Kolkata, UTC+05:30',
  })
  expect(spell(slot, 'UTC', 'en').zone).toBe('UTC')
})

test('PE-03 the hour that comes twice when clocks go back is told apart by its offset', () => {
  const first = { startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T00:50:00.000Z' }
  const second = { startsAt: '2026-10-25T01:30:00.000Z', endsAt: '2026-10-25T01:50:00.000Z' }
  expect(spell(first, 'Europe/Paris', 'fr')).toMatchObject({ from: '02:30', zone: 'Europe/Paris, UTC+02:00' })
  expect(spell(second, 'Europe/Paris', 'fr')).toMatchObject({ from: '02:30', zone: 'Europe/Paris, UTC+01:00' })
})

test('PE-03 across a change of the clocks the offset at the end is named, too', () => {
  const back = { startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T01:00:00.000Z' }
  const zone = 'Europe/Paris, UTC+02:00 puis UTC+01:00'
  expect(spell(back, 'Europe/Paris', 'fr')).toMatchObject({ from: '02:30', to: '02:00', zone, minutes: 30 })
  const forward = { startsAt: '2026-03-29T00:50:00.000Z', endsAt: '2026-03-29T01:10:00.000Z' }
  expect(spell(forward, 'Europe/Paris', 'en').zone).toBe('Europe/Paris, UTC+01:00 then UTC+02:00')
})

test('PE-03 the first of a month is counted in French', () => {
  const first = { startsAt: '2027-03-01T09:00:00.000Z', endsAt: '2027-03-01T09:20:00.000Z' }
  expect(spell(first, 'Europe/Paris', 'fr').day).toBe('lundi 1er mars 2027')
})

test('PE-03 across the spring change an hour is twenty minutes long all the same', () => {
  const across = { startsAt: '2026-03-29T00:50:00.000Z', endsAt: '2026-03-29T01:10:00.000Z' }
  expect(spell(across, 'Europe/Paris', 'en')).toMatchObject({ from: '01:50', to: '03:10', minutes: 20 })
})

test('PE-03 an interview that ends on the next day for the reader says so', () => {
  expect(spell({ ...slot, endsAt: '2026-12-03T10:10:00.000Z' }, 'Pacific/Auckland', 'en')).toMatchObject({
    from: '22:00',
    to: '23:10',
  })
  expect(spell({ ...slot, endsAt: '2026-12-03T11:10:00.000Z' }, 'Pacific/Auckland', 'en').to).toBe(
    'Friday, 4 December 2026, 00:10',
  )
})

test('PE-03 a zone that this machine does not know gives way to the next one', () => {
  expect(knownZone('Mars/Olympus', 'Europe/Paris')).toBe('Europe/Paris')
  expect(knownZone('', '\n')).toBe('UTC')
})
