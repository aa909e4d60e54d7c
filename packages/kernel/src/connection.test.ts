import { expect, test } from '@jest/globals'
import { BadCursor, decodeCursor, encodeCursor, PageTooLarge, pageOf, pageSize } from './connection.ts'

test('GQ-05 a cursor gives back the key that it was made of', () => {
  expect(decodeCursor(encodeCursor(['Œuvre', 7, null]), 3)).toEqual(['Œuvre', 7, null])
  expect(decodeCursor(encodeCursor(['a', 7]), ['string', 'number'])).toEqual(['a', 7])
})

test.each([
  ['nonsense', 1],
  ['', 1],
  [encodeCursor(['a', 'b']), 1],
  [encodeCursor(['a']), ['number'] as const],
  [encodeCursor([null]), ['string'] as const],
  [encodeCursor(['a\0']), 1],
  [Buffer.from('[{}]').toString('base64url'), 1],
])('GQ-05 the cursor %j is told to be damaged or of another list', (cursor, parts) => {
  expect(() => decodeCursor(cursor, parts)).toThrow(BadCursor)
})

test('GQ-05 a page knows whether there is more behind and before it', () => {
  const page = pageOf([1, 2, 3], 2, (n) => [n], true)
  expect(page.edges.map(({ node }) => node)).toEqual([1, 2])
  expect(page.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true, endCursor: encodeCursor([2]) })
  expect(pageOf([], 2, (n) => [n]).pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null })
})

test('GQ-05 a page has 1 to 100 items, 20 when nobody says', () => {
  expect([pageSize(undefined), pageSize(null), pageSize(100)]).toEqual([20, 20, 100])
  for (const first of [0, 101, -1, 1.5]) expect(() => pageSize(first)).toThrow(PageTooLarge)
})
