import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { chance, draws, seedOfRun } from '@passerelle/testkit/dice'
import { apiSchema } from '../tools/api-schema.ts'
import { inhabit } from './inhabited.ts'
import { type Network, startNetwork } from './network.ts'
import { sampleArguments } from './stranger/arguments.ts'
import { type Samples, samplesFrom } from './stranger/samples.ts'
import { type Asked, listsOf, type Place, placesOfTimes, withValue } from './times/places.ts'

let network: Network
let samples: Samples
let people: TestPerson[]
beforeAll(async () => {
  network = await startNetwork({ answersByMail: true, unlimited: true })
  await inhabit(network)
  samples = await samplesFrom(Object.values(network.databases))
  people = await Promise.all(['camille', 'helene', 'ines'].map((name) => network.as(`${name}@example.org`)))
}, 300_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const schema = apiSchema()

/** What is no day and no instant, whoever reads it how. */
const nothing = [
  '',
  'tomorrow',
  '0000-01-01',
  '2026-02-30',
  '10000-01-01',
  '2027-01-05\0',
  '2027-01-05T00:00:00',
  0,
  -1,
]
const noTimes: Readonly<Record<Place['scalar'], readonly unknown[]>> = {
  Date: [...nothing, '2027-01-05T00:00:00Z', '9999-12-31', '1899-12-31', 20270105, true, {}, '2027-01-0\ud83d'],
  DateTime: [
    ...[...nothing, '2027-01-05', '0000-01-01T00:00:00Z', '10000-01-01T00:00:00Z', '+010000-01-01T00:00:00Z'],
    ...['9999-12-31T23:59:59Z', '2200-01-01T00:00:00Z', '2027-02-29T09:00:00Z', '2027-01-05T24:00:00Z', 1e21, false],
  ],
}
/** What is one, and lies at an edge: of the years, of a clock change, of a minute. */
const edges: Readonly<Record<Place['scalar'], readonly string[]>> = {
  Date: ['1900-01-01', '2027-03-28', '2027-10-31', '2199-12-31'],
  DateTime: [
    ...['1970-01-01T00:00:00Z', '2027-03-28T01:00:00.001Z', '2027-10-31T01:30:00Z'],
    ...['2199-12-31T23:59:59.999Z', '2199-12-31T00:00:00-14:00'],
  ],
}

interface Question {
  document: string
  variables: Record<string, unknown>
}

type Arguments = Record<string, unknown>

/** Asks for one field, wherever it is: at the root, or of one of the things that there are. */
function questions({ parent, field }: Asked, change: (args: Arguments) => Arguments): Question[] {
  const given = (turn: number) => change(sampleArguments(field.args, samples, parent, turn))
  const args = field.args.filter(({ name }) => name in given(0))
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ')
  const passed = args.length === 0 ? '' : `(${args.map(({ name }) => `${name}: $${name}`).join(', ')})`
  const asked = `result: ${field.name}${passed} { __typename ${isPaged(field) ? 'edges { cursor }' : ''} }`
  const turns = [0, 1, 2].map(given)
  if (roots.has(parent)) {
    const head = `${parent.toLowerCase()} ${declared && `(${declared})`}`
    return turns.map((variables) => ({ document: `${head} { ${asked} }`, variables }))
  }
  const document = `query ($at: ID!, ${declared}) { node(id: $at) { ... on ${parent} { ${asked} } } }`
  return (samples.get(parent) ?? []).map((at, turn) => ({ document, variables: { ...given(turn), at } }))
}

const roots = new Set(['Query', 'Mutation'])
const isPaged = ({ args }: Asked['field']) => args.some(({ name }) => name === 'after')

/** What somebody is told. @throws what is neither an answer nor a mistake of theirs */
async function codesFor(person: TestPerson, { document, variables }: Question): Promise<string[]> {
  const { status, errors } = await person.ask(document, variables)
  const codes = errors?.map(({ extensions }) => String(extensions?.code)) ?? ['DATA']
  if (status < 500 && codes.every((code) => mistakes.has(code))) return codes
  throw new Error(`${status} ${errors?.[0]?.message}\n${document}\n${JSON.stringify(variables)}`)
}
const mistakes = new Set(['DATA', 'BAD_USER_INPUT', 'FORBIDDEN'])

const dice = chance(seedOfRun, 'who asks with which time')
const some = <T>(all: readonly T[]): T[] => dice.shuffled(all).slice(0, draws(all.length * 2))

const places = placesOfTimes(schema).map((place) => [nameOf(place), place] as const)

function nameOf({ parent, field, path }: Place): string {
  return `${parent}.${field.name}: ${path.join('.')}`
}

test.each(places)(
  'GQ-06 %s takes days and instants at the edge, and says of what is none that it is',
  async (_, place) => {
    const asking = (value: unknown) => questions(place, (args) => withValue(args, place.path, value) as Arguments)
    for (const value of noTimes[place.scalar]) {
      expect([value, await codesFor(people[0]!, asking(value)[0]!)]).toEqual([value, ['BAD_USER_INPUT']])
    }
    for (const value of edges[place.scalar]) {
      const asked = asking(value).flatMap((question) => people.map((person) => ({ person, question })))
      for (const { person, question } of some(asked)) await codesFor(person, question)
    }
  },
  120_000,
)

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** No cursors, and some of no list. */
const madeUp = [
  ...['x', '\ud83d', '\0', ...[null, {}, 'a', [[]], [null, null, null]].map(encoded)],
  ...[encoded(['2026-12-03T09:00:00.000Z', 'itv_1']), encoded([1e308, -1]), encoded(Array(2_000).fill(0))],
  ...['[1e999]', '[-1e999,"\\ud83d"]'].map((text) => Buffer.from(text).toString('base64url')),
]
/** What may stand in the place of one part of a true cursor. */
const parts = [
  ...['x', '\0', '\ud83d', '0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '99999-01-01T00:00:00Z', '-infinity'],
  ...[1e308, 0.5, 2 ** 31, 2 ** 53, null],
]

function forged(cursor: string): string[] {
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return [cursor.slice(1), `${cursor}A`, cursor.toLowerCase()]
  }
  return (key as unknown[]).flatMap((_, place) => parts.map((part) => encoded((key as unknown[]).with(place, part))))
}

/** Who sees something in which of the lists of this field, and a cursor from there. */
async function anyoneIn(list: Asked): Promise<{ person: TestPerson; turn: number; cursor: string } | undefined> {
  for (const [turn, { document, variables }] of questions(list, (args) => args).entries()) {
    for (const person of people) {
      const { data } = await person.ask(document, variables)
      const [edge] = (data?.node ?? data)?.result?.edges ?? []
      if (edge) return { person, turn, cursor: edge.cursor }
    }
  }
  return undefined
}

const lists = listsOf(schema).map((list) => [`${list.parent}.${list.field.name}`, list] as const)
/** Nothing stands in them in this house. */
const empty = ['Approval.standingInterviews', 'Candidate.invitations', 'Employer.interviewsWithoutRecruiter']

test.each(lists)(
  'GQ-06 %s says of a forged cursor that it is none',
  async (name, list) => {
    const seen = await anyoneIn(list)
    if (!empty.includes(name)) expect([name, seen?.cursor]).toEqual([name, expect.any(String)])
    const { person, turn, cursor } = seen ?? { person: people[0]!, turn: 0, cursor: undefined }
    for (const after of [...madeUp, ...(cursor ? forged(cursor) : [])]) {
      const question = questions(list, (args) => ({ ...args, after }))[turn]
      if (question) await codesFor(person, question)
    }
  },
  120_000,
)
