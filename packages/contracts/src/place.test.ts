import { expect, test } from '@jest/globals'
import { placeWritten } from './place.ts'

const none = { address: null, room: null, phone: null, caller: null, link: null }

test.each([
  ['12 rue Haute, Lyon', { kind: 'ADDRESS', address: '12 rue Haute, Lyon' }],
  ['Lieu : 12 rue Haute, Lyon', { kind: 'ADDRESS', address: 'Lieu : 12 rue Haute, Lyon' }],
  ['Room: B4', { kind: 'ADDRESS', address: 'Room: B4' }],
  ['69002 Lyon', { kind: 'ADDRESS', address: '69002 Lyon' }],
  ['+33 1 23 45 67 89', { kind: 'PHONE', phone: '+33 1 23 45 67 89', caller: 'TALENT' }],
  ['https://meet.example.org/42', { kind: 'LINK', link: 'https://meet.example.org/42' }],
] as const)('PE-26 %p is understood as it is meant', (line, place) => {
  expect(placeWritten(line)).toEqual({ ...none, ...place })
})

test.each(['http://meet.example.org', 'www.example.org', 'javascript:alert(1)', 'https://10.0.0.7/', 'mailto:a@b.fr'])(
  'PE-26 %p is no place',
  (line) => {
    expect(placeWritten(line)).toBeUndefined()
  },
)
