import { expect, test } from '@jest/globals'
import { isLoopback, isLoopbackUrl } from './loopback.ts'

test('AC-01 a loopback address is known by its host, with any port, and by nothing else', () => {
  const near = [
    'http://localhost:5173',
    'https://app.localhost/x',
    'http://127.0.0.1:1',
    'http://127.1/',
    'http://[::1]:3000/cb',
  ]
  const far = [
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://localhost@example.org/',
    'http://example.org/#localhost',
    'ftp://localhost',
    'http://[::2]',
    'http://10.0.0.1',
    'localhost',
    'null',
    '',
  ]
  expect(near.filter((address) => !isLoopbackUrl(address))).toEqual([])
  expect(far.filter(isLoopbackUrl)).toEqual([])
})

test('AC-01 a host is loopback by name and by number, in brackets or not', () => {
  expect(['localhost', '127.0.0.1', '::1', '[::1]'].filter((host) => !isLoopback(host))).toEqual([])
  expect(['0.0.0.0', '::', '192.168.0.1', 'passerelle.example.org'].filter(isLoopback)).toEqual([])
})
