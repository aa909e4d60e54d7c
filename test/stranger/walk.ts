import { buildSubgraphSchema } from '@apollo/subgraph'
import { type GraphqlAnswer, type TestClaims, testClient } from '@passerelle/testkit'
import { type DocumentNode, type GraphQLSchema, isObjectType, isRequiredArgument, isUnionType } from 'graphql'
import { sampleArguments } from './arguments.ts'
import type { Samples } from './samples.ts'
import { fieldOf, selectionOf } from './selection.ts'
import { sightsOf } from './sights.ts'

export interface Walk {
  /** `Type.field` of everything that was shown. */
  seen: Set<string>
  /** How many questions were asked. */
  asked: number
}

type Ask = (document: string, variables?: Record<string, unknown>) => Promise<GraphqlAnswer>

const depth = 3

/** Asks one subgraph for every entity it has, by `_entities`, and for every query; with the passport of a stranger. */
export async function walkSubgraph(
  url: string,
  typeDefs: DocumentNode,
  samples: Samples,
  stranger: TestClaims,
  own: ReadonlySet<string>,
): Promise<Walk> {
  const schema = buildSubgraphSchema([{ typeDefs }])
  const client = testClient(url)
  const asStranger = client.as(stranger).ask
  const walk: Walk = { seen: new Set(), asked: 0 }
  for (const name of entityNames(schema)) {
    const representations = (samples.get(name) ?? []).map((id) => ({ __typename: name, id }))
    if (representations.length === 0) throw new Error(`No ${name} exists in the house: the walk would show nothing.`)
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${name} ${selectionOf(schema, name, samples, depth)} } }`
    const answer = await asked(asStranger, query, { r: representations }, walk)
    for (const sight of sightsOf(schema, name, answer.data?._entities, own)) walk.seen.add(sight)
  }
  await walkQueries(schema, asStranger, samples, own, walk)
  return walk
}

/** Asks every query of a schema, with each of the known ids in turn. */
export async function walkQueries(
  schema: GraphQLSchema,
  ask: Ask,
  samples: Samples,
  own: ReadonlySet<string>,
  walk: Walk = { seen: new Set(), asked: 0 },
  deep = depth,
): Promise<Walk> {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (field.name.startsWith('_') || field.name === 'node') continue
    const turns = field.args.some(isRequiredArgument) ? 3 : 1
    for (let turn = 0; turn < turns; turn++) {
      const query = `{ ${fieldOf(schema, field, samples, deep, turn)} }`
      const answer = await asked(ask, query, undefined, walk)
      for (const sight of sightsOf(schema, 'Query', answer.data, own)) walk.seen.add(sight)
    }
  }
  return walk
}

/**
 * Asks `node` for everything that exists, and all that can be asked of it. Bare, too: then nothing but the owner's "no"
 * stands between the asker and an id.
 */
export async function walkNodes(
  schema: GraphQLSchema,
  ask: Ask,
  samples: Samples,
  own: ReadonlySet<string>,
): Promise<Walk & { found: Set<string> }> {
  const walk: Walk = { seen: new Set(), asked: 0 }
  const found = new Set<string>()
  for (const [type, ids] of samples) {
    const fields = `... on ${type} ${selectionOf(schema, type, samples, 1)}`
    for (const [more, some] of [['', ids] as const, [fields, ids.slice(0, 1)] as const]) {
      const query = `query ($id: ID!) { node(id: $id) { __typename id ${more} } }`
      for (const id of some) {
        const { data } = await asked(ask, query, { id }, walk)
        if (data?.node && !own.has(id)) found.add(type)
        for (const sight of sightsOf(schema, type, data?.node, own)) walk.seen.add(sight)
      }
    }
  }
  return { ...walk, found }
}

/** Tries every mutation with what exists. @returns the names of those that were not refused */
export async function walkMutations(schema: GraphQLSchema, ask: Ask, samples: Samples): Promise<string[]> {
  const done: string[] = []
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const variables = sampleArguments(field.args, samples, '')
    const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
    const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
    const query = `mutation (${declared}) { result: ${field.name}(${passed}) { __typename ... on Refusal { code } } }`
    const { data, errors } = await ask(query, variables)
    if (errors?.some(({ extensions }) => extensions?.code !== 'FORBIDDEN'))
      throw new Error(`${errors[0]!.message}\n${query}`)
    if (data?.result && data.result.code === undefined) done.push(field.name)
  }
  return done
}

/** A question that the schema does not understand would prove nothing. */
async function asked(ask: Ask, query: string, variables: Record<string, unknown> | undefined, walk: Walk) {
  const answer = await ask(query, variables)
  walk.asked++
  const mistake = answer.errors?.find(({ extensions }) => extensions?.code !== 'FORBIDDEN')
  if (mistake) throw new Error(`${mistake.message}\n${query}`)
  return answer
}

function entityNames(schema: GraphQLSchema): string[] {
  const entity = schema.getType('_Entity')
  const types = isUnionType(entity) ? entity.getTypes() : []
  return types.filter(isObjectType).map(({ name }) => name)
}
