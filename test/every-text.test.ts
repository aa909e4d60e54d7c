import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import type { GraphQLObjectType } from 'graphql'
import { apiSchema } from '../tools/api-schema.ts'
import { type Network, startNetwork } from './network.ts'
import { samplesFrom } from './stranger/samples.ts'
import { endless, invisible, spoiled } from './texts/bad-texts.ts'
import { harmfulColumns, parked } from './texts/kept.ts'
import { named, type Place, textsOfFilters, textsOfMutations, withText } from './texts/places.ts'
import { type Situation, type Situations, situationsIn } from './texts/situations.ts'

// What all of it has left is looked at last.
inOrder()

let network: Network
let situations: Situations
let ahead = 0
beforeAll(async () => {
  network = await startNetwork({ clock: () => new Date(Date.now() + ahead) })
  situations = await situationsIn(network, (ms) => {
    ahead += ms
  })
}, 300_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const schema = apiSchema()
const texts = textsOfMutations(schema)

/** A sentence that one reads: it repeats nothing endless, and nothing that cannot be seen. */
const fair = /^[^\p{Cc}\p{Cf}\p{Cs}]{10,250}$/u

interface Refused {
  /** Absent where it was done. */
  readonly code?: string
  readonly message: string
  readonly field: string | null
}

type Answer = { code?: undefined } | { code: string; message: string; at: Place }
type Texts = ReadonlyMap<Place, string>

/** The answer to the act with texts at these places. @throws what is neither done, nor refused with a sentence at one of them */
async function answerTo(name: string, { by, input }: Situation, texts: Texts): Promise<Answer> {
  const places = [...texts.keys()]
  const refusal = '... on Refusal { code message field }'
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`
  const query = `mutation ($input: ${type}Input!) { result: ${name}(input: $input) { __typename ${refusal}
    ${name === 'enrolCandidates' ? `... on CandidatesEnrolled { results { __typename ${refusal} } }` : ''} } }`
  const written = [...texts].reduce((whole, [place, text]) => withText(whole, place, text), input)
  const { data, errors } = await by.ask(query, { input: written })
  const [error] = errors ?? []
  const scalar = places.find((place) => place.scalar !== 'String')
  if (error?.extensions?.code === 'BAD_USER_INPUT' && scalar)
    return { code: 'BAD_USER_INPUT', message: error.message, at: scalar }
  const said = places.map(named).join(', ')
  if (error) throw new Error(`${name}, ${said}: ${error.extensions?.code} ${error.message}`)
  const { code, message, field }: Refused = data.result.results?.[0] ?? data.result
  if (!code) return {}
  if (!fair.test(message)) throw new Error(`${name}, ${said}: ${message}`)
  const at = field === null ? undefined : places.find((place) => named(place).startsWith(field))
  if (!at) throw new Error(`${name}, ${said}: ${code} at ${field}: ${message}`)
  return { code, message, at }
}

/** How many characters the sentence of a refusal allows: `2 000 caractères au plus`. */
function limitIn(message: string): number | undefined {
  const [, number] = /(\d[\d\s]*) caractères/.exec(message) ?? []
  return number === undefined ? undefined : Number(number.replaceAll(/\s/g, ''))
}

test('GQ-06 every mutation in which somebody writes something is tried here', () => {
  expect(Object.keys(situations).sort()).toEqual([...texts.keys()].sort())
})

test.each([...texts])(
  'GQ-06 %s keeps or refuses with a sentence whatever is written, and everybody hears of it',
  async (name, places) => {
    let situation = await situations[name]!()
    const say = async (written: Texts) => {
      const answer = await answerTo(name, situation, written)
      if (!answer.code) situation = await situations[name]!()
      return answer
    }
    const sayAt = (place: Place, text: string) => say(new Map([[place, text]]))
    await sayUntilDone(say, places, spoiled)
    await sayUntilDone(say, places, invisible)
    const longest = new Map<Place, number>()
    for (const place of places) {
      const answer = await sayAt(place, endless)
      if (!answer.code) throw new Error(`${name} takes a text without end at ${named(place)}`)
      const limit = limitIn(answer.message)
      if (limit !== undefined) longest.set(place, limit)
    }
    const full = new Map([...longest].map(([place, limit]) => [place, `${'é'.repeat(limit - 1)}😀`]))
    if (full.size > 0) expect(await say(full)).toEqual({})
    for (const [place, limit] of longest) {
      const answer = await sayAt(place, '😀'.repeat(limit + 1))
      expect([named(place), answer.code && limitIn(answer.message)]).toEqual([named(place), limit])
    }
    await network.settle()
    expect(await parked(network.databases)).toEqual([])
  },
  300_000,
)

/** Writes the text at all places at once; where it is refused, what stood there before is written again, until it is done. */
async function sayUntilDone(say: (texts: Texts) => Promise<Answer>, places: readonly Place[], text: string) {
  const written = new Map(places.map((place) => [place, text]))
  while (written.size > 0) {
    const answer = await say(written)
    if (!answer.code) return
    written.delete(answer.at)
  }
}

test('TS-22 who is asked for an interview is told, and reads what was written, half a character and all', async () => {
  const { by, input } = await situations.requestInterview!()
  const answer = await answerTo('requestInterview', { by, input }, at('message', 'Bonjour \ud83d'))
  expect(answer.code).toBeUndefined()
  await network.settle()
  const nina = (await situations.configureHost!()).by
  expect((await newestNotice(nina)).interview).toEqual({ message: 'Bonjour \ufffd' })
})

test('SI-04 who is left alone reads the reason in the notice, half a character and all', async () => {
  const { by, input } = await situations.cancelInterview!()
  expect((await answerTo('cancelInterview', { by, input }, at('reason', 'Malade\0 \udca9'))).code).toBeUndefined()
  await network.settle()
  expect((await newestNotice((await situations.updateEmployer!()).by)).body).toContain('Malade \ufffd')
})

test('HU-22 a document is named as it was written, without what cannot be seen', async () => {
  const { by, input } = await situations.proposeMatch!()
  const documents = [{ kind: 'CV', name: 'CV\0 \ud83d\u202e', url: 'https://example.org/cv.pdf' }]
  const query = `mutation ($input: ProposeMatchInput!) {
    result: proposeMatch(input: $input) { ... on Match { documents { name } } } }`
  const { result } = await by.query(query, { input: { ...input, documents } })
  expect(result).toEqual({ documents: [{ name: 'CV \ufffd' }] })
})

test('GQ-06 no list is at a loss for a text that it is searched by', async () => {
  const filters = textsOfFilters(schema)
  expect(filters.length).toBeGreaterThan(10)
  const samples = await samplesFrom(Object.values(network.databases))
  const { by } = await situations.declineEmployer!()
  for (const { type, field, place } of filters) {
    const { args } = (schema.getType(type) as GraphQLObjectType).getFields()[field]!
    const given = args.filter(({ name }) => name === 'filter' || name === 'schoolId')
    const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ')
    const asked = `${field}(${given.map(({ name }) => `${name}: $${name}`).join(', ')}) { __typename }`
    const id = samples.get(type)?.[0] ?? ''
    const query = `query (${declared}) { ${type === 'Query' ? asked : `node(id: "${id}") { ... on ${type} { ${asked} } }`} }`
    for (const text of [spoiled, invisible, endless]) {
      const variables = withText({ schoolId: samples.get('School')![0] }, place, text)
      const { errors } = await by.ask(query, variables)
      const faults = errors?.filter(
        ({ extensions }) => !['BAD_USER_INPUT', 'FORBIDDEN'].includes(String(extensions?.code)),
      )
      expect([type, named(place), faults ?? []]).toEqual([type, named(place), []])
    }
  }
})

test('GQ-06 nothing is kept that cannot be seen, or turns around what stands behind it', async () => {
  expect(await harmfulColumns(network.databases)).toEqual([])
})

const at = (field: string, text: string): Texts => new Map([[{ path: [field], scalar: 'String' }, text]])

/** What somebody was told last. */
async function newestNotice(person: TestPerson): Promise<{ body: string; interview: { message: string } | null }> {
  const asked = '{ myNotices(first: 1) { edges { node { body interview { message } } } } }'
  return (await person.query(asked)).myNotices.edges[0].node
}
