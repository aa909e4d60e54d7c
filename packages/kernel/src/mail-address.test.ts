import { expect, test } from '@jest/globals'
import { mailAddressOf } from './mail-address.ts'

test.each([
  ['camille.roux@example.org', 'camille.roux@example.org'],
  [' Ines.MARCHAND@Example.org ', 'ines.marchand@example.org'],
  ['o&m@example.org', 'o&m@example.org'],
  ["sinead.o'neill@example.org", "sinead.o'neill@example.org"],
  ['ana+fair/2026!=x@example.org', 'ana+fair/2026!=x@example.org'],
  ['a@xn--cole-9oa.fr', 'a@xn--cole-9oa.fr'],
  ['a@École.fr', 'a@xn--cole-9oa.fr'],
  ['rh/paris@exämple.org', 'rh/paris@xn--exmple-cua.org'],
  ['a@b.c', 'a@b.c'],
])('%p is taken as %p', (text, address) => {
  expect(mailAddressOf(text)).toBe(address)
})

test.each([
  ...['', 'nobody', '@example.org', 'a@', 'a@localhost', 'a@b', 'a@192.0.2.1', 'a@[192.0.2.1]'],
  ...[
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    '"a b"@example.org',
    'a b@example.org',
    'a@b@example.org',
  ],
  ...[
    'a@-b.org',
    'a@b-.org',
    'a@b..org',
    'a@b.org.',
    'a,b@example.org',
    'a<b@example.org',
    'é@example.org',
    'a@école',
    'a@b。org',
    'a@xn--.org',
    'a@example.org/b',
    'a@example.org:25',
  ],
  ...[
    'a@example.org\nBcc: b@example.org',
    'a\0@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(130)}org`,
  ],
])('%p is no address', (text) => {
  expect(mailAddressOf(text)).toBeUndefined()
})
