import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { overlaps } from './overlaps.ts'

const schema = buildSchema(`
  type Query { me: Person }
  type Person { id: ID name: String friends: [Person] }`)
const isRefused = (query: string) => validate(schema, parse(query), [overlaps]).length > 0
const many = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(' ')

test('GQ-09 what clients write is no overlap: long selections, many aliases, a fragment for each part of a page', () => {
  const fields = many(1000, (i) => `f${i}: name`)
  expect(isRefused(`{ me { ${fields} } }`)).toBe(false)
  const parts = many(40, (i) => `fragment f${i} on Person { id name friends { id name friends { id name } } }`)
  expect(isRefused(`{ me { ${many(40, (i) => `...f${i}`)} } } ${parts}`)).toBe(false)
})

test.each([
  ['in one place', `{ ${'me { id } '.repeat(300)} }`],
  ['below what overlaps', `{ ${`me { ${'id '.repeat(20)} } `.repeat(15)} }`],
  ['in inline fragments', `{ ${'... { me { ... on Person { id } } } '.repeat(300)} }`],
  [
    'between fragments',
    `{ ...a ...b } fragment a on Query { ${'me { id } '.repeat(120)} } fragment b on Query { ${'me { id } '.repeat(120)} }`,
  ],
  ['in a fragment that nothing uses', `{ me { id } } fragment a on Query { ${'me { id } '.repeat(300)} }`],
  ['under one alias of different fields', `{ me { ${'x: id x: name '.repeat(200)} } }`],
])('GQ-09 the same fields too often %s are refused', (_where, query) => {
  expect(isRefused(query)).toBe(true)
})

test('GQ-09 counting them ends, wherever fragments lead', () => {
  const ring = 'fragment a on Person { friends { ...b ...a } } fragment b on Person { friends { ...a ...b } }'
  const doubling = many(
    40,
    (i) => `fragment d${i} on Person { x: friends { ...d${i + 1} } y: friends { ...d${i + 1} } }`,
  )
  expect(isRefused(`{ me { ...a } } ${ring}`)).toBe(true)
  expect(
    isRefused(
      `{ me { ...d0 } } ${doubling} fragment d40 on Person { ${'...d41 '.repeat(2000)} } fragment d41 on Person { id }`,
    ),
  ).toBe(true)
})
