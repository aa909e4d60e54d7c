import { expect, test } from '@jest/globals'
import { countedAtMost, pageOf } from '@passerelle/kernel'
import { graphql } from 'graphql'
import { subgraphSchema } from '../src/index.ts'

const typeDefs = `
  type Line { text: String! }
  type LineEdge { cursor: String! node: Line! }
  type LineConnection { edges: [LineEdge!]! nodes: [Line!]! pageInfo: PageInfo! totalCount: Int! totalCountCapped: Boolean! }
  type PageInfo { hasNextPage: Boolean! }
  type Query { lines: LineConnection! }
`

/** What is answered when the whole list is that long, and how often it was counted. */
async function ask(length: number, fields: string) {
  let counted = 0
  const count = async () => {
    counted++
    return length
  }
  const lines = () => ({ ...pageOf([{ text: 'one' }, { text: 'two' }], 1, ({ text }) => [text]), count })
  const schema = subgraphSchema({
    typeDefs,
    modules: [{ resolvers: { Query: { lines } }, policies: { Query: { lines: 'anyone' } } }],
  })
  const viewer = { key: undefined }
  const { data } = await graphql({ schema, source: `{ lines { ${fields} } }`, contextValue: { viewer } })
  return { lines: data?.lines, counted }
}

test('GQ-05 a connection has its nodes beside its edges, and is not counted unless somebody asks', async () => {
  expect(await ask(2, 'nodes { text } edges { node { text } }')).toEqual({
    lines: { nodes: [{ text: 'one' }], edges: [{ node: { text: 'one' } }] },
    counted: 0,
  })
})

test('GQ-05 a list is counted exactly to 10,000; of a longer one it is said that it is longer', async () => {
  const total = async (length: number) => (await ask(length, 'totalCount totalCountCapped')).lines
  expect(await total(countedAtMost)).toEqual({ totalCount: 10_000, totalCountCapped: false })
  expect(await total(countedAtMost + 1)).toEqual({ totalCount: 10_000, totalCountCapped: true })
})

test('a page is counted once, however many of its fields ask', async () => {
  expect((await ask(2, 'totalCount totalCountCapped again: totalCount')).counted).toBe(1)
})
