import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { accessChanged } from '@passerelle/contracts'
import { newId, type PersonId } from '@passerelle/kernel'
import { type Elsewhere, elsewhere, openEventStream, type TestDatabase, testDatabase, until } from '@passerelle/testkit'
import { decodeJwt } from 'jose'
import { type GatewayWorld, startGatewayWorld } from './gateway-world.ts'
import { type Journal, startJournal } from './journal.ts'
import { streamReaders } from './stream-reader.ts'

let eventLog: TestDatabase
let journal: Journal
let world: GatewayWorld
let employers: Elsewhere
let readers: ReturnType<typeof streamReaders>
beforeAll(async () => {
  eventLog = await testDatabase('eventlog', { entities: [], migrations: [] })
  journal = await startJournal()
  world = await startGatewayWorld({ journal, eventLog: eventLog.url })
  employers = await elsewhere(eventLog.url)
  readers = streamReaders(world)
})
afterAll(async () => {
  await employers?.[Symbol.asyncDispose]()
  await world?.[Symbol.asyncDispose]()
  await journal?.[Symbol.asyncDispose]()
  await eventLog?.[Symbol.asyncDispose]()
})
afterEach(async () => {
  await readers.leave()
  await until('everybody to leave', () => journal.listeners() === 0)
  journal.asked.length = 0
})

const texts = 'subscription { noteWritten { text } }'
const names = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `n${from + index}`)

/** Makes somebody staff of one more school, and says so until the owner has been asked anew. */
async function changeRights(email: string): Promise<string> {
  const school = newId('sch')
  world.subgraphs.grant(email, { staff: [{ school, permissions: ['APPROVE_JOBS'] }] })
  const before = journal.asked.length
  await until('the owner to be asked anew', async () => {
    await employers.says(accessChanged, { personId: world.subgraphs.people.get(email) as PersonId })
    return journal.asked.length > before
  })
  return school
}

const schoolsOf = (passport: string | undefined) =>
  ((decodeJwt(passport!).staff ?? []) as { school: string }[]).map(({ school }) => school)

test('AC-03 who has other rights than before goes on under the new ones behind their last event: nothing missing, nothing twice', async () => {
  const email = 'ines@example.org'
  const start = journal.length()
  const reader = await readers.read(texts, { email })
  await until('the stream', () => journal.listeners() === 1)
  let written = 0
  const writing = setInterval(() => journal.write(`n${++written}`), 1)
  await reader.has(20)
  const school = await changeRights(email)
  await reader.has(written + 20)
  clearInterval(writing)
  await reader.has(written)
  expect(reader.texts()).toEqual(names(1, written))
  const asked = journal.asked.at(-1)!
  expect(Number(asked.after)).toBeGreaterThanOrEqual(start + 20)
  expect(schoolsOf(asked.passport)).toEqual([school])
  expect(journal.listeners()).toBe(1)
})

test('AC-04 who comes after a change of rights shares with those who have the new ones, and with nobody of before', async () => {
  const email = 'tom@example.org'
  const first = await readers.read(texts, { email })
  await until('the stream', () => journal.listeners() === 1)
  journal.write('n1')
  await first.has(1)
  await changeRights(email)
  const questions = journal.asked.length
  const second = await readers.read(texts, { email })
  journal.write('n2')
  await Promise.all([first.has(2), second.has(1)])
  expect([first.texts(), second.texts()]).toEqual([['n1', 'n2'], ['n2']])
  expect([journal.listeners(), journal.asked.length]).toEqual([1, questions])
})

test('AC-03 whom the owner lets in no more is told so at once, behind what they have got, on sockets and event streams', async () => {
  const email = 'louis@example.org'
  world.subgraphs.grant(email, { staff: [{ school: newId('sch'), permissions: ['APPROVE_JOBS'] }] })
  const reader = await readers.read(texts, { email })
  const stream = await eventStream(email)
  await until('the stream that they share', () => journal.listeners() === 1)
  journal.write('n1')
  await reader.has(1)
  await stream.has(1)
  journal.letIn((passport) => schoolsOf(passport).length > 0)
  world.subgraphs.grant(email, {})
  await employers.says(accessChanged, { personId: world.subgraphs.people.get(email) as PersonId })
  expect(await reader.ended).toBeUndefined()
  expect(reader.results.at(-1)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  await stream.ended()
  expect(stream.sent.map(({ event }) => event)).toEqual(['next', 'next', 'complete'])
  expect(stream.sent[0]!.data).toMatchObject({ data: { noteWritten: { text: 'n1' } } })
  expect(stream.sent[1]!.data).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  expect(journal.listeners()).toBe(0)
  journal.letIn(() => true)
})

test('AC-03 event streams go on under new rights in the same way', async () => {
  const email = 'chloe@example.org'
  const stream = await eventStream(email)
  await until('the stream', () => journal.listeners() === 1)
  for (const text of names(1, 5)) journal.write(text)
  await stream.has(5)
  await changeRights(email)
  for (const text of names(6, 9)) journal.write(text)
  await stream.has(9)
  expect(stream.sent.map(({ data }) => data.data.noteWritten.text)).toEqual(names(1, 9))
  stream.close()
})

async function eventStream(email: string) {
  const authorization = await world.identity.bearerFor({ email })
  const address = `${world.gateway.url}/graphql/stream?query=${encodeURIComponent(texts)}`
  const stream = await openEventStream(address, { headers: { authorization } })
  stream.read()
  return stream
}
