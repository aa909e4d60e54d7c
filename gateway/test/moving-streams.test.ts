import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type Journal, journalSdl, journalWithoutNames, startJournal } from './journal.ts'
import { readableLog, replaceSupergraph } from './replace-supergraph.ts'
import { streamReaders, until } from './stream-reader.ts'
import { compose, sdl } from './two-subgraphs.ts'

const { log, lines } = readableLog()
let journal: Journal
let world: GatewayWorld
let readers: ReturnType<typeof streamReaders>

beforeAll(async () => {
  journal = await startJournal()
  world = await startGatewayWorld({ journal, log })
  readers = streamReaders(world)
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
  await journal[Symbol.asyncDispose]()
})
afterEach(async () => {
  await readers.leave()
  await until(() => journal.listeners() === 0)
  await replaceBy(before)
  journal.asked.length = 0
})

const before = compose({ notifications: journalWithoutNames })
/** The journal answers for names itself, so that a stream with names asks it something else. */
const withNames = compose({
  notifications: journalSdl,
  employers: sdl.employers
    .replace('"@key"', '"@key", "@shareable"')
    .replace('id: ID! name: String! }', 'id: ID! name: String! @shareable }'),
})
const withoutText = compose({ notifications: journalWithoutNames.replace('text: String!', 'title: String!') })

async function replaceBy(text: string) {
  if (text === before) lines.length = 0
  return replaceSupergraph(world.subgraphs.supergraph, `${text}\n# ${crypto.randomUUID()}`, lines)
}

const names = 'subscription { noteWritten { text author { name } } }'
const texts = 'subscription { noteWritten { text } }'

test('GQ-03 a new supergraph that asks the owner the same leaves a stream as it is', async () => {
  const reader = await readers.read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1')
  await reader.has(1)
  expect(await replaceBy(before)).toMatchObject({ msg: 'a new supergraph is served' })
  journal.write('n2')
  await reader.has(2)
  expect([reader.texts(), journal.asked.length]).toEqual([['n1', 'n2'], 1])
})

test('GQ-03 one that asks the owner something else moves it after its cursor: nothing missing, nothing twice', async () => {
  const reader = await readers.read(names)
  await until(() => journal.listeners() === 1)
  journal.write('n1', 'per_0001')
  await reader.has(1)
  expect(await replaceBy(withNames)).toMatchObject({ msg: 'a new supergraph is served' })
  let written = 1
  while (journal.asked.length < 2) {
    journal.write(`n${++written}`, 'per_0001')
    await reader.has(written)
  }
  journal.write(`n${++written}`, 'per_0001')
  await reader.has(written)
  expect(reader.texts()).toEqual(Array.from({ length: written }, (_, index) => `n${index + 1}`))
  expect(journal.asked[1]!.query).toContain('name')
  expect(Number(journal.asked[1]!.after)).toBeGreaterThan(0)
  // Now the journal itself says who wrote it.
  expect(reader.results.at(-1)).toMatchObject({ data: { noteWritten: { author: { name: 'Reader per_0001' } } } })
  expect(reader.results[0]).toMatchObject({ data: { noteWritten: { author: { name: 'Person 0001' } } } })
})

test('GQ-03 a stream that knows no cursor yet stays where it is until its first event, so that none is missed', async () => {
  const reader = await readers.read(names)
  await until(() => journal.listeners() === 1)
  await replaceBy(withNames)
  const later = await readers.read(texts)
  await until(() => journal.listeners() === 2)
  journal.write('n1', 'per_0001')
  await Promise.all([reader.has(1), later.has(1)])
  await until(() => journal.asked.length === 3)
  journal.write('n2', 'per_0001')
  await reader.has(2)
  expect(reader.texts()).toEqual(['n1', 'n2'])
  expect(journal.asked[2]).toMatchObject({
    after: String(journal.length() - 1),
    query: expect.stringContaining('name'),
  })
})

test('GQ-03 only a stream that no longer fits ends, with a word that says why', async () => {
  const [misfit, fitting] = [await readers.read(texts), await readers.read('subscription { noteWritten { id } }')]
  await until(() => journal.listeners() === 2)
  await replaceBy(withoutText)
  expect(await misfit.ended).toMatchObject([
    { message: expect.stringMatching(/no longer fits.*text/), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ])
  await until(() => journal.listeners() === 1)
  journal.write('n1')
  await fitting.has(1)
  expect([fitting.results.length, journal.asked.length]).toEqual([1, 2])
})

test('GQ-03 a stream whose passport ran out while nobody could renew it goes on behind its cursor', async () => {
  const reader = await readers.read(texts)
  await until(() => journal.listeners() === 1)
  journal.write('n1')
  await reader.has(1)
  journal.expire()
  journal.write('n2')
  journal.write('n3')
  await reader.has(3)
  expect(reader.texts()).toEqual(['n1', 'n2', 'n3'])
  expect(journal.asked).toHaveLength(2)
})

test('GQ-03 one without a cursor is interrupted, and its reader is not sent to sign in', async () => {
  const reader = await readers.read('subscription { passing { text } }')
  await until(() => journal.listeners() === 1)
  journal.expire()
  journal.write('n1')
  expect(await reader.ended).toMatchObject([{ extensions: { code: 'SUBSCRIPTION_INTERRUPTED' } }])
  expect(reader.results).toEqual([])
})
