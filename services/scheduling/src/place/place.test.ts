import { expect, test } from '@jest/globals'
import { ourRoom, placed } from './place.ts'

const none = { address: null, room: null, phone: null, caller: null, link: null }

test.each([
  [
    { kind: 'ADDRESS', address: ' 12 rue\nHaute,  Lyon ', room: 'Salle 3' },
    { address: '12 rue Haute, Lyon', room: 'Salle 3' },
  ],
  [
    { kind: 'ADDRESS', address: 'Lyon', link: 'https://example.org' },
    { address: 'Lyon', room: null },
  ],
  [{ kind: 'PHONE' }, { caller: 'RECRUITER' }],
  [
    { kind: 'PHONE', caller: 'TALENT', phone: '+33 1 23 45 67 89' },
    { caller: 'TALENT', phone: '+33 1 23 45 67 89' },
  ],
  [{ kind: 'LINK', link: 'https://meet.example.org/ab?c=1' }, { link: 'https://meet.example.org/ab?c=1' }],
  [{ kind: 'ROOM', room: 'Salle 3' }, {}],
] as const)('PE-26 a place is kept as it is asked for: %j', (asked, kept) => {
  expect(placed(asked)).toEqual({ ...none, kind: asked.kind, ...kept })
})

test.each([
  [{ kind: 'ADDRESS', address: ' \u200b' }, 'INVALID_INPUT.EMPTY', 'place.address'],
  [{ kind: 'ADDRESS', address: 'x'.repeat(301) }, 'INVALID_INPUT.TOO_LONG', 'place.address'],
  [{ kind: 'ROOM', room: 'x'.repeat(101) }, 'INVALID_INPUT.TOO_LONG', 'place.room'],
  [{ kind: 'PHONE', caller: 'TALENT' }, 'INVALID_INPUT.EMPTY', 'place.phone'],
  [{ kind: 'PHONE', phone: 'ask Camille' }, 'INVALID_INPUT.NO_PHONE', 'place.phone'],
  [{ kind: 'LINK' }, 'INVALID_INPUT.EMPTY', 'place.link'],
  ...[
    'http://example.org',
    'javascript:alert(1)',
    'https://localhost/',
    'https://10.0.0.7/',
    'https://me:pw@example.org/',
  ].map((link) => [{ kind: 'LINK' as const, link }, 'INVALID_INPUT.NO_LINK', 'place.link'] as const),
] as const)('PE-26 what is no place is refused where it is wrong: %j', (asked, key, field) => {
  expect(placed(asked)).toMatchObject({ key, details: { field } })
})

test('PE-26 our room has nothing else to say', () => {
  expect(placed({ kind: 'ROOM' })).toBe(ourRoom)
})
