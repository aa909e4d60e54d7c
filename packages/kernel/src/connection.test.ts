import { expect, test } from '@jest/globals'
import {
  BadCursor,
  type Connection,
  decodeCursor,
  encodeCursor,
  PageTooLarge,
  pageOf,
  pageOfWhole,
  pageSize,
} from './connection.ts'

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

const byAge = { key: ['number', 'string'] as const, keyOf: ([age, name]: [number, string]) => [age, name] }
const people: [number, string][] = [
  [31, 'Zoé'],
  [9, 'Léa'],
  [31, 'Ali'],
]

test.each([
  [{}, ['Léa', 'Ali', 'Zoé']],
  [{ descending: true }, ['Zoé', 'Ali', 'Léa']],
])('GQ-05 a list that is held whole is read page by page in the order of its keys: %j', async (order, expected) => {
  const read: string[] = []
  let after: string | null = null
  do {
    const page: Connection<[number, string]> = pageOfWhole({ ...byAge, ...order }, people, { first: 1, after })
    read.push(...page.edges.map(({ node: [, name] }) => name))
    expect([page.pageInfo.hasPreviousPage, await page.count()]).toEqual([after !== null, 3])
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  expect(read).toEqual(expected)
})

test('GQ-05 a list that is held whole goes on behind an item that has gone meanwhile', () => {
  const after = pageOfWhole(byAge, people, { first: 2 }).pageInfo.endCursor
  const page = pageOfWhole(byAge, people.slice(0, 2), { after })
  expect(page.edges.map(({ node }) => node)).toEqual([[31, 'Zoé']])
})

test('GQ-05 a list that is held whole refuses the cursor of another list, and pages of no size', () => {
  expect(() => pageOfWhole(byAge, people, { after: encodeCursor(['a', 'b']) })).toThrow(BadCursor)
  expect(() => pageOfWhole(byAge, [], { first: 0 })).toThrow(PageTooLarge)
})
