import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mutation } from '@passerelle/client'
import { pruneJournal } from '@passerelle/journal'
import { overEventStream, overSocket, type TestPerson, until } from '@passerelle/testkit'
import { inOrder } from '@passerelle/testkit/in-order'
import pg from 'pg'
import { firstAfter, followThroughCuts, wholeFeed } from './follow-feed.ts'
import { type Network, startNetwork } from './network.ts'

const program = join(import.meta.dirname, '..', 'examples', 'partner-stream', 'partner-stream.ts')

// One feed, which the tests read on.
inOrder()

let network: Network
let staff: TestPerson
let token: string
let schoolId: string
let folder: string
const running = new Set<ChildProcess>()
beforeAll(async () => {
  network = await startNetwork()
  folder = mkdtempSync(join(tmpdir(), 'partner-'))
  const email = 'helene@example.org'
  const permissions = ['MANAGE_CANDIDATES', 'SCHOOL_SETTINGS'] as const
  schoolId = await network.registerSchool({
    ...{ name: 'École Rive Gauche', city: 'Paris', timeZone: 'Europe/Paris' },
    staff: [{ email, name: 'Hélène Garnier', permissions: [...permissions] }],
  })
  staff = await network.as(email, { name: 'Hélène Garnier' })
  token = (await network.identity.bearerFor({ email })).replace('Bearer ', '')
}, 120_000)
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
  await network?.[Symbol.asyncDispose]()
})

/** The program as a partner runs it, with what it has printed and complained of so far. */
function start(secret = token) {
  const printed: string[] = []
  const complaints: string[] = []
  const args = [program, schoolId, `${network.url.replace('http', 'ws')}/graphql`, join(folder, 'cursor')]
  const child = spawn(process.execPath, args, { env: { TOKEN: secret }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    printed.push(...lines)
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text))
  return {
    printed,
    complaints,
    /** With which code it ended by itself. */
    async ended() {
      const [code] = await once(child, 'close')
      running.delete(child)
      return code
    },
    async stop(signal: 'SIGINT' | 'SIGTERM') {
      const closed = once(child, 'close')
      child.kill(signal)
      await closed
      running.delete(child)
      return printed
    },
  }
}

let enrolled = 0
/** Things happen: each candidate is an entry of the feed. */
async function enrol(count: number): Promise<void> {
  const candidates = Array.from({ length: count }, () => ({
    ...{ firstName: 'Inès', lastName: `Numéro ${++enrolled}`, email: `ines.${enrolled}@example.org` },
    ...{ birthDate: '2003-05-17', campaign: '2026-2027', programme: 'Informatique' },
  }))
  const document = mutation('enrolCandidates', 'CandidatesEnrolled { results { __typename } }')
  const { result } = await staff.query(document, { input: { schoolId, candidates } })
  expect(result.results).toHaveLength(count)
}

test('BY-13 a partner stops and starts its program while things happen: nothing missing, nothing twice, order kept', async () => {
  const first = start()
  await enrol(20)
  await until('some entries', () => first.printed.length >= 5)
  const lines = [...(await first.stop('SIGTERM'))]
  await enrol(20)
  await network.settle()
  const second = start()
  await until('the next ones', () => second.printed.length > 0)
  lines.push(...(await second.stop('SIGINT')))
  const happening = enrol(30)
  const third = start()
  await happening
  await network.settle()
  const feed = await wholeFeed(staff, schoolId)
  expect(feed.filter(({ type }) => type === 'CANDIDATE_ENROLLED')).toHaveLength(70)
  await until('everything', () => lines.length + third.printed.length >= feed.length)
  lines.push(...(await third.stop('SIGTERM')))
  const printed = lines.map((line) => JSON.parse(line))
  expect(printed.map(({ cursor }) => cursor)).toEqual(feed.map(({ cursor }) => cursor))
  const names = printed.flatMap(({ type, candidate }) => (type === 'CANDIDATE_ENROLLED' ? [candidate.lastName] : []))
  expect(new Set(names).size).toBe(70)
})

async function keyOfTheSchool(...scopes: string[]): Promise<string> {
  return `Bearer ${(await aKey(...scopes)).secret}`
}

async function aKey(...scopes: string[]): Promise<{ secret: string; id: string }> {
  const document = mutation('createApiKey', 'ApiKeyCreated { secret apiKey { id } }')
  const { result } = await staff.query(document, { input: { schoolId, name: scopes.join(), scopes } })
  return { secret: result.secret, id: result.apiKey.id }
}

test('BY-13 the program of a partner whose key is withdrawn says so and ends, and so does each that is started with it', async () => {
  const { secret, id } = await aKey('FEED')
  const program = start(secret)
  await enrol(1)
  await until('some entries', () => program.printed.length > 0)
  const ended = program.ended()
  await staff.query(mutation('revokeApiKey', 'ApiKey { id }'), { input: { apiKeyId: id } })
  expect(await ended).toBe(1)
  const sentence = /^TOKEN is not let in \(.+\)\. Start with another: ask the school for a key with the scope FEED\.\n$/
  expect(program.complaints.join('')).toMatch(sentence)
  const again = start(secret)
  expect([await again.ended(), again.printed]).toEqual([1, []])
  expect(again.complaints.join('')).toMatch(sentence)
})

test('BY-13 the program of a partner whose key lacks the scope says which one, and ends', async () => {
  const program = start((await aKey('READ_EVENTS')).secret)
  expect(await program.ended()).toBe(1)
  expect(program.complaints.join('')).toMatch(/^FORBIDDEN: .*FEED/)
})

test('BY-13 staff and machines follow through cuts, by socket and event stream, with fields of three services', async () => {
  const by = (authorization: string) => ({ url: network.url, authorization, schoolId })
  const helene = by(`Bearer ${token}`)
  const machine = by(await keyOfTheSchool('FEED', 'READ_CANDIDATES'))
  const unaware = by(await keyOfTheSchool('FEED'))
  await network.settle()
  const count = (await wholeFeed(staff, schoolId)).length + 15
  const happening = enrol(15)
  const [both, machines, nameless] = await Promise.all([
    followThroughCuts(helene, [overSocket, overEventStream], count),
    followThroughCuts(machine, [overEventStream, overSocket], count),
    followThroughCuts(unaware, [overEventStream], count),
  ])
  await happening
  const feed = await wholeFeed(staff, schoolId)
  expect(both.map(({ cursor, type }) => ({ cursor, type }))).toEqual(feed)
  expect(machines).toEqual(both)
  expect(new Set(both.flatMap(({ candidate }) => candidate?.lastName ?? [])).size).toBe(enrolled)
  expect(both.every(({ school }) => school?.name === 'École Rive Gauche')).toBe(true)
  // A key sees of an entry what its scopes open, and of the feed all.
  expect(nameless).toEqual(both.map((entry) => ({ ...entry, candidate: null })))
})

test('BY-13 a cursor that has expired is told with the oldest that works, by socket and event stream, to staff and machines', async () => {
  const feed = await wholeFeed(staff, schoolId)
  const db = new pg.Pool({ connectionString: network.databases.notifications, max: 1 })
  const age = `update journal_entry set recorded_at = now() - interval '31 days' where stream = $1 and position <= 10`
  await db.query(age, [`feed of ${schoolId}`])
  expect(await pruneJournal(db)).toBe(10)
  await db.end()
  for (const authorization of [`Bearer ${token}`, await keyOfTheSchool('FEED')]) {
    for (const way of [overSocket, overEventStream]) {
      const after = (cursor: string) => firstAfter({ url: network.url, authorization, schoolId }, way, cursor)
      const { errors } = await after(feed[3]!.cursor)
      expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', oldestCursor: feed[9]!.cursor } }])
      const next = { cursor: feed[10]!.cursor }
      expect((await after(errors![0]!.extensions!.oldestCursor as string)).extensions).toEqual(next)
      expect((await after('oldest')).extensions).toEqual(next)
    }
  }
})
