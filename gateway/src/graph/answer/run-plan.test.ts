import { composeServices } from '@apollo/composition'
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { QueryPlanner } from '@apollo/query-planner'
import { expect, test } from '@jest/globals'
import { draws } from '@passerelle/testkit/dice'
import fc from '@passerelle/testkit/fast-check'
import { parse } from 'graphql'
import { Graph } from '../graph.ts'
import { requestOf } from './gather.ts'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@inaccessible", "@interfaceObject"])`
const everything = `${link}
  type Query { one: Thing some: [Thing!] all: [[Thing!]!]! mixed: [Either]! plain: Plain! }
  interface Thing { id: ID! kind: Kind other: Thing }
  type Red implements Thing { id: ID! kind: Kind other: Thing size: Int! }
  type Blue implements Thing { id: ID! kind: Kind other: Thing weight: Float tags: [String!] }
  type Hidden implements Thing @inaccessible { id: ID! kind: Kind other: Thing }
  type Plain { text: String yes: Boolean! json: JSON deep: Plain }
  union Either = Red | Plain
  scalar JSON
  enum Kind { LIGHT DARK SECRET @inaccessible }`

const questions = [
  `{ one { id kind } plain { text yes json } }`,
  `{ one { __typename other { id t: __typename ... on Red { size } } ... on Blue { kind weight tags } } }`,
  `{ some { ...more id } all { id ... on Red { other { ...size } } } } fragment more on Thing { kind other { kind ...size } }
    fragment size on Red { size }`,
  `{ mixed { ... on Red { id size } ... on Plain { text deep { yes deep { json } } } } }`,
  `query ($a: Boolean!, $b: Boolean = true) { one @include(if: $a) { id kind @skip(if: $b) } one { other @include(if: $b) { id } }
    plain { yes @skip(if: $a) text } }`,
  `{ __proto__: plain { constructor: text toString: yes __proto__: json } hasOwnProperty: one { id } }`,
  `{ first: some { id x: kind } second: some { x: id } __typename }`,
]

const graph = new Graph(supergraphOf({ all: everything }))

/** What a subgraph may say, and now and then what it may not. */
const scalar = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('LIGHT', 'DARK', 'text', 1, 1.5, true) },
  fc.constantFrom<unknown>(null, 'SECRET', 1e21, { any: 'thing' }),
)
const scalars = (...names: string[]) => Object.fromEntries(names.map((name) => [name, scalar]))
const orNull = (arbitrary: fc.Arbitrary<unknown>) => fc.oneof({ weight: 8, arbitrary }, fc.constant(null))
const { thing, plain } = fc.letrec((tie) => ({
  thing: orNull(
    fc.record(
      {
        ...scalars('id', 'kind', 'size', 'weight', 'x'),
        tags: orNull(fc.array(scalar, { maxLength: 3 })),
        __typename: fc.constantFrom('Red', 'Red', 'Blue', 'Thing', 'Hidden', 'Nothing'),
        other: tie('thing'),
      },
      { requiredKeys: [] },
    ),
  ),
  plain: orNull(
    fc.record(
      {
        ...scalars('text', 'yes', 'json', 'constructor', 'toString'),
        __typename: fc.constantFrom('Plain', 'Plain', 'Nothing'),
        deep: tie('plain'),
      },
      { requiredKeys: [] },
    ),
  ),
}))
const either = fc.oneof(
  plain,
  thing.filter((one) => (one as { __typename?: string } | null)?.__typename === 'Red'),
)
const list = (of: fc.Arbitrary<unknown>) => orNull(fc.array(of, { maxLength: 3 }))
const tree = fc.record(
  {
    ...{ one: thing, hasOwnProperty: thing, plain, mixed: list(either), all: list(list(thing)) },
    ...{ some: list(thing), first: list(thing), second: list(thing) },
  },
  { requiredKeys: [] },
)

test('GQ-01 answers are shaped as the executor of @apollo/gateway shapes them', async () => {
  const yesOrNo = fc.record({ a: fc.boolean(), b: fc.boolean() }, { requiredKeys: ['a'] })
  let flawed = 0
  const compare = fc.asyncProperty(fc.constantFrom(...questions), tree, yesOrNo, async (query, data, variables) => {
    const sources = () => ({ all: { process: async () => ({ data: structuredClone(data) }) } }) as ServiceMap
    const planned = graph.plan(parse(query), undefined)
    const ours = await graph.execute({ planned, variables, sources: sources(), context: nobody })
    const theirs = await vendors(query, variables, sources())
    expect(JSON.parse(JSON.stringify(ours.data))).toEqual(JSON.parse(JSON.stringify(theirs.data)))
    // The vendor tells of a field that may not be null, ours of what holds it, and of a thing that its owner hides nothing.
    const [told, vendor] = [pathsOf(ours), pathsOf(theirs)].map((paths) =>
      paths.map((path) => (path as readonly unknown[]).join('.')),
    )
    for (const one of told!)
      expect(vendor!.some((other) => other === one || other.startsWith(one && `${one}.`))).toBe(true)
    for (const one of vendor!.filter((other) => !told!.includes(other))) expect(at(data, one)).toBeUndefined()
    if (pathsOf(ours).length > 0) flawed++
  })
  await fc.assert(compare, { numRuns: draws(5_000) })
  expect(flawed).toBeGreaterThan(100)
})

test('GQ-06 a value that is no list or no object becomes null where it stands, and the rest is answered', async () => {
  const data = { one: 'text', some: { id: '1' }, plain: { yes: true } }
  const sources = { all: { process: async () => ({ data }) } } as ServiceMap
  const planned = graph.plan(parse('{ one { id } some { id } plain { yes } }'), undefined)
  const answer = await graph.execute({ planned, sources, context: nobody })
  expect(answer.data).toEqual({ one: null, some: null, plain: { yes: true } })
  expect(pathsOf(answer)).toEqual([['one'], ['some']])
})

test('GQ-06 errors of subgraphs name the place in the answer', async () => {
  const sources = {
    all: { process: async () => ({ data: { plain: null }, errors: [{ message: 'no', path: ['plain', 'text'] }] }) },
  } as unknown as ServiceMap
  const answer = await graph.execute({
    planned: graph.plan(parse('{ plain { text } }'), undefined),
    sources,
    context: nobody,
  })
  expect(answer.data).toBeNull()
  expect(answer.errors?.map(({ path }) => path)).toEqual([['plain', 'text']])
})

test('GQ-06 what no subgraph can answer is a fault and not null', async () => {
  const sdl = supergraphOf({
    a: `${link} interface Node @key(fields: "id") { id: ID! } type Query { a: Node }`,
    b: `${link} type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String } type Query { b: Node }`,
  })
  const lame = new Graph(sdl)
  const run = (query: string) =>
    lame.execute({ planned: lame.plan(parse(query), undefined), sources: {}, context: nobody })
  await expect(run('{ a { field } }')).rejects.toThrow('no subgraph can answer')
  expect(await run('{ __typename a @skip(if: true) { field } }')).toEqual({ data: { __typename: 'Query' } })
})

const nobody = { caller: { passport: async () => '' }, requestId: 'test' }

function supergraphOf(subgraphs: Record<string, string>): string {
  const services = Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: 'http://x', typeDefs: parse(sdl) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (!supergraphSdl) throw new Error(String(errors))
  return supergraphSdl
}

const supergraph = Supergraph.build(graph.sdl)
const planner = new QueryPlanner(supergraph)
const supergraphSchema = supergraph.schema.toGraphQLJSSchema()

/** As the vendor's gateway answers. */
function vendors(query: string, variables: Record<string, unknown>, sources: ServiceMap) {
  const document = parse(query)
  const plan = planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), document))
  const operation = buildOperationContext({
    schema: graph.schema,
    operationDocument: document,
    operationName: undefined,
  })
  return executeQueryPlan(plan, sources, requestOf(variables, {}), operation, supergraphSchema, supergraph.apiSchema())
}

interface Answer {
  errors?: readonly { path?: readonly (string | number)[] }[] | undefined
  extensions?: Record<string, unknown> | undefined
}

function pathsOf({ errors, extensions }: Answer): unknown[] {
  const flaws = errors ?? (extensions?.valueCompletion as typeof errors) ?? []
  return flaws.map(({ path }) => path)
}

function at(tree: unknown, path: string): unknown {
  const own = (value: unknown, key: string) => (Object.hasOwn(Object(value), key) ? Object(value)[key] : undefined)
  return path.split('.').reduce(own, tree)
}
