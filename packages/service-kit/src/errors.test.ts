import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { GraphQLError } from 'graphql'
import { maskError, shownCodes } from './errors.ts'

const invalid = (message: string) =>
  maskError(new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }).toJSON(), undefined, 'r1')

test.each([
  'Cannot query field "nope" on type "MessageConnection".',
  'Cannot query field "cheap" on type "Job".',
  'Variable "$input" got invalid value "tomorrow" at "input.startsAt"; An instant is written 2026-12-03T09:00:00Z.',
])('GQ-06 a mistake of the client keeps its message: %s', (message) => expect(invalid(message).message).toBe(message))

test.each([
  'connect ECONNREFUSED 127.0.0.1:5432',
  'Maximum call stack size exceeded',
  'x\n    at f (a.ts:1:2)',
  'x\n    at /a.js:1:2',
])('GQ-06 nothing of the inside leaves under a code that is shown: %s', (message) =>
  expect(invalid(message).message).toBe('Something went wrong on our side. Quote the request r1 when you report it.'),
)

test('GQ-06 what a client needs to go on with a stream stays, and nothing else that came with the error', () => {
  const shown = (code: string, extensions: Record<string, unknown>) =>
    maskError(new GraphQLError('Read again.', { extensions: { ...extensions, code } }).toJSON(), undefined).extensions
  const details = { cursor: 'c2', oldestCursor: 'c1', service: 'http://10.0.0.7' }
  expect(shown('CURSOR_EXPIRED', details)).toEqual({ code: 'CURSOR_EXPIRED', oldestCursor: 'c1' })
  expect(shown('SLOW_CONSUMER', details)).toEqual({ code: 'SLOW_CONSUMER', cursor: 'c2' })
  expect(shown('NOT_FOUND', details)).toEqual({ code: 'NOT_FOUND' })
  expect(shown('SLOW_CONSUMER', { cursor: { of: 'somebody' } })).toEqual({ code: 'SLOW_CONSUMER' })
})

test('GQ-06 the guide for frontends says of each code of an error what to do, and names no other', () => {
  const guide = readFileSync(new URL('../../../docs/frontend.md', import.meta.url), 'utf8')
  const table = guide.split('Faults are in `errors[]`')[1]!.split('\n\n')[1]!
  const named = table.split('\n').flatMap((row) => row.split('|')[1]!.match(/[A-Z]+(_[A-Z]+)*/g) ?? [])
  expect(named.sort()).toEqual([...shownCodes, 'INTERNAL_SERVER_ERROR'].sort())
})
