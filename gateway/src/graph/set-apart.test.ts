import { composeServices } from '@apollo/composition'
import type { GraphQLDataSource, ServiceMap } from '@apollo/gateway'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { expect, test } from '@jest/globals'
import { GraphQLError, graphql, parse } from 'graphql'
import { Graph } from './graph.ts'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])`
const sdl = {
  posts: `${link}
    type Query { posts: [Post!]! }
    type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment!] }
    type Comment { id: ID! by: String }`,
  authors: `${link}
    type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment!] @external
      lastBy: String @requires(fields: "comments(limit: 3) { by }") }
    type Comment { by: String @external }`,
}

const comments = ['a', 'b', 'c', 'd'].map((by, index) => ({ id: `c${index}`, by }))
const resolvers = {
  posts: {
    Query: { posts: () => [{ id: 'p1' }] },
    Post: {
      __resolveReference: ({ id }: object & { id: string }) => ({ id }),
      comments: (_: unknown, { limit }: { limit: number }) => {
        if (limit > 4) throw new GraphQLError('too many')
        return comments.slice(0, limit)
      },
    },
  },
  authors: { Post: { lastBy: (post: { comments: { by: string }[] }) => post.comments.map(({ by }) => by).join('') } },
}

const services = Object.entries(sdl).map(([name, text]) => ({ name, url: 'http://x', typeDefs: parse(text) }))
const graph = new Graph(composeServices(services).supergraphSdl!)
const sources: ServiceMap = Object.fromEntries(
  services.map(({ name, typeDefs }) => [name, sourceOf(typeDefs, resolvers[name as keyof typeof resolvers])]),
)

function sourceOf(typeDefs: ReturnType<typeof parse>, itsResolvers: object): GraphQLDataSource {
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: itsResolvers as never }])
  return {
    process: async ({ request: { query, variables } }) =>
      (await graphql({ schema, source: query!, variableValues: variables })) as never,
  }
}

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const planned = graph.plan(parse(query), undefined)
  const context = { caller: { passport: async () => '' }, requestId: 'test' }
  return JSON.parse(JSON.stringify(await graph.execute({ planned, variables, sources, context })))
}

test('GQ-02 a field that another one requires with arguments of its own is answered with those of the client', async () => {
  const shown = { lastBy: 'abc', comments: [{ id: 'c0' }] }
  expect((await ask('{ posts { lastBy comments(limit: 1) { id } } }')).data).toEqual({ posts: [shown] })
  const inFragments = `query ($limit: Int = 1) { posts { lastBy ...one ...two } }
    fragment one on Post { comments(limit: $limit) { id } } fragment two on Post { comments(limit: $limit) { by } }`
  const both = { lastBy: 'abc', comments: [0, 1].map((index) => comments[index]) }
  expect((await ask(inFragments, { limit: 2 })).data).toEqual({ posts: [both] })
})

test('GQ-02 names that clients give are theirs, whatever the plan calls them', async () => {
  const { data } = await ask('{ posts { asked_comments: comments(limit: 2) { id } comments: id lastBy asked_x: id } }')
  const [post] = data.posts
  expect(post).toEqual({ asked_comments: [{ id: 'c0' }, { id: 'c1' }], comments: 'p1', lastBy: 'abc', asked_x: 'p1' })
})

test('GQ-06 an error names the place by the name that the client gave', async () => {
  const { data, errors } = await ask('{ posts { lastBy comments(limit: 9) { id } } }')
  expect(data).toEqual({ posts: [{ lastBy: 'abc', comments: null }] })
  expect(errors).toEqual([expect.objectContaining({ message: 'too many', path: ['posts', 0, 'comments'] })])
})
