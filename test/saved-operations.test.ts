import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { TestPerson } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import { Kind, parse, type SelectionSetNode } from 'graphql'
import { filledIn, personFor } from '../gateway/src/ide/page/look-up.js'
import { type SavedOperation, savedOperations } from '../gateway/src/ide/saved-operations.ts'
import { demoPeople } from '../house/demo/people.ts'
import { seedDemo } from '../house/seed/index.ts'
import { registerDemoSchools } from '../house/seed/register-schools.ts'
import { root } from '../tools/services.ts'
import { type Network, startNetwork } from './network.ts'

inOrder()

/** The saved operations on a house that was just filled with the demo, as the page runs them: from the first to the last. */
let network: Network
/** Added to the time, so that the demo begins at five past ten (UTC) and its fair does not end meanwhile. */
let ahead = (Date.parse(`${new Date().toISOString().slice(0, 10)}T10:05:00Z`) - Date.now() + 86_400_000) % 86_400_000
const now = () => new Date(Date.now() + ahead)
const people = new Map<string, Promise<TestPerson>>()
const streams = new Map<string, { events: number; end?: string }>()

beforeAll(async () => {
  network = await startNetwork({ clock: now, unlimited: true })
  await registerDemoSchools(network.databases.employers)
  await seedDemo({
    url: network.url,
    signIn: async (person) => (await network.identity.bearerFor(person)).replace('Bearer ', ''),
    diary: { begunAt: now(), once: (_name, _identity, make) => make(randomUUID()) },
    patience: () => 60_000,
  })
  await network.settle()
}, 240_000)
afterAll(async () => network?.[Symbol.asyncDispose]())

const operations = savedOperations(join(root, 'gateway', 'operations'), now())

/** What it is about has to be over: the demo's interview ends a quarter of an hour after its first start. */
const afterAnInterview = '47-what-i-think-of-it'

/** What is shown on purpose: how many interviews stand, before anybody says that they are cancelled. */
const answersOnPurpose: Readonly<Record<string, string>> = { '53-take-a-day-out-of-a-fair': 'InterviewsStand' }

test.each(operations.map((operation) => [operation.name, operation] as const))(
  'GQ-07 the saved operation %s does what it says, as it is saved, after those before it',
  async (name, operation) => {
    if (name === afterAnInterview) await aQuarterOfAnHourLater()
    const person = await signedIn(operation)
    const variables = await lookedUp(person, operation)
    if (/^subscription/m.test(operation.query)) return listen(person, operation, variables)
    const { data, errors } = await person.ask(operation.query, variables)
    await network.settle()
    expect(errors).toBeUndefined()
    expect(silentNulls(parse(operation.query).definitions[0] as Selecting, data)).toEqual([])
    if (!/^mutation/m.test(operation.query)) return
    const [answer] = Object.values(data) as [{ __typename: string; code?: string; message?: string }]
    if (answersOnPurpose[name]) expect(answer.__typename).toBe(answersOnPurpose[name])
    else expect([answer.code, answer.message]).toEqual([undefined, undefined])
  },
)

test('GQ-07 a stream that was opened stays open, and tells what the operations after it do', async () => {
  await delay(500)
  expect(Object.fromEntries([...streams].map(([name, { events, end }]) => [name, end ?? events > 0]))).toEqual({
    '26-watch-my-interviews': true,
    '27-watch-my-notices': true,
    '39-watch-matches': true,
    '51-follow-the-school': true,
  })
})

function signedIn(operation: SavedOperation): Promise<TestPerson> {
  const person = personFor(operation, demoPeople)
  if (!person) throw new Error(`${operation.name} names nobody of the demo`)
  const known = people.get(person.email) ?? network.as(person.email, person)
  people.set(person.email, known)
  return known
}

async function lookedUp(person: TestPerson, { lookUp, variables }: SavedOperation): Promise<Record<string, unknown>> {
  if (variables === '') return {}
  const filled = filledIn(variables, lookUp === '' ? null : await person.query(lookUp))
  expect(filled.missing).toEqual([])
  return JSON.parse(filled.variables)
}

async function listen(person: TestPerson, { name, query }: SavedOperation, variables: object): Promise<void> {
  const stream: { events: number; end?: string } = { events: 0 }
  streams.set(name, stream)
  const follow = async () => {
    for await (const _ of person.subscribe(query, { ...variables })) stream.events += 1
    stream.end = 'ended'
  }
  follow().catch((error) => {
    stream.end = String(error)
  })
  await delay(300)
  expect(stream.end).toBeUndefined()
}

async function aQuarterOfAnHourLater(): Promise<void> {
  ahead += 16 * 60_000
  await network.settle()
}

type Selecting = { selectionSet?: SelectionSetNode }

/** Paths of what was asked at the root, and of lists, that are null. */
function silentNulls({ selectionSet }: Selecting, data: unknown, path = ''): string[] {
  if (!selectionSet || data === null || typeof data !== 'object') return []
  if (Array.isArray(data)) return data.flatMap((one, at) => silentNulls({ selectionSet }, one, `${path}.${at}`))
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind !== Kind.FIELD) return silentNulls(selection as Selecting, data, path)
    const name = (selection.alias ?? selection.name).value
    const value = (data as Record<string, unknown>)[name]
    const here = `${path}.${name}`
    const isList = selection.selectionSet?.selections.some(
      (one) => one.kind === Kind.FIELD && ['nodes', 'edges'].includes(one.name.value),
    )
    if (value === null && (path === '' || isList)) return [here]
    return silentNulls(selection, value, here)
  })
}
