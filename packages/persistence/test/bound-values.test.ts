import { expect, test } from '@jest/globals'
import { raw } from '@mikro-orm/core'
import { PostgreSqlPlatform } from '@mikro-orm/postgresql'
import { bound } from '../src/bound-values.ts'

const platform = new PostgreSqlPlatform()

test.each([
  ['a value', 'a = ?', ['x'], 'a = $1', ['x']],
  ['a list', 'a in (?) and b = ?', [['x', 'y'], 3], 'a in ($1, $2) and b = $3', ['x', 'y', 3]],
  ['an instant', 'a = ?', [new Date(0)], 'a = $1', ['1970-01-01T00:00:00.000Z']],
  ['an object', 'a = ?', [{ b: [1] }], 'a = $1', ['{"b":[1]}']],
  ['bytes', 'a = ?', [new Uint8Array([1, 2, 3]).subarray(1)], 'a = $1', [Buffer.from([2, 3])]],
  ['nothing', 'a = coalesce(?, b)', [null], 'a = coalesce($1, b)', [null]],
  ['a name', 'select ?? from x where a = ?', ['a.b', 1], 'select "a"."b" from x where a = $1', [1]],
  ['a question mark', String.raw`a \? ? and b = '\?'`, ['x'], "a ? $1 and b = '?'", ['x']],
  ['SQL with values of its own', 'a = ? and b = ?', [raw('lower(?)', ['X']), 2], 'a = lower($1) and b = $2', ['X', 2]],
  ['no value at all', "a ~ 'x?'", [], "a ~ 'x?'", []],
])('%s goes beside the text', (_, sql, params, text, values) => {
  expect(bound(platform, sql, params)).toEqual({ text, values })
})

test('a value that is missing is a mistake of ours, and no null', () => {
  expect(() => bound(platform, 'a = ?', [undefined])).toThrow('A value is missing: a = ?')
})
