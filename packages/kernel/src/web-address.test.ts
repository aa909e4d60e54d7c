import { expect, test } from '@jest/globals'
import { webAddressOf } from './web-address.ts'

test.each([
  ['https://example.org', 'https://example.org/'],
  ['HTTP://Www.Example.org:8080/a?b#c', 'http://www.example.org:8080/a?b#c'],
  ['https://école.fr/é', 'https://xn--cole-9oa.fr/%C3%A9'],
])('GQ-06 %p is shown as %p', (text, address) => {
  expect(webAddressOf(text)).toBe(address)
})

test.each([
  ...[
    '',
    'example.org',
    'ftp://example.org/',
    'javascript:alert(1)',
    'https://',
    `https://example.org/${'a'.repeat(2000)}`,
  ],
  ...['https://user:pw@example.org/', 'https://user@example.org/', 'https://:pw@example.org/'],
  ...[
    'http://localhost/',
    'http://localhost:4000/',
    'https://a.localhost/',
    'http://printer.local/',
    'https://x.internal/',
  ],
  ...[
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://[::1]/',
    'http://0.0.0.0/',
  ],
  ...['http://10.0.0.7/', 'http://172.16.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/', 'http://[fd00::1]/'],
  ...['http://intranet/', 'https://example.org./', 'https://router.home.arpa/'],
])('GQ-06 %p is shown to nobody', (text) => {
  expect(webAddressOf(text)).toBeUndefined()
})
