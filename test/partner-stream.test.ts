import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type TestPerson, until } from '@passerelle/testkit'
import { mutation } from '../scripts/client/mutation.ts'
import { type Network, startNetwork } from './network.ts'

const program = join(import.meta.dirname, '..', 'examples', 'partner-stream', 'partner-stream.ts')

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

/** The program as a partner runs it, with what it has printed so far. */
function start() {
  const printed: string[] = []
  const args = [program, schoolId, `${network.url.replace('http', 'ws')}/graphql`, join(folder, 'cursor')]
  const child = spawn(process.execPath, args, { env: { TOKEN: token }, stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  let rest = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    printed.push(...lines)
  })
  return {
    printed,
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

interface Entry {
  cursor: string
  type: string
}
interface Feed {
  edges: { node: Entry }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

async function wholeFeed(): Promise<Entry[]> {
  const query = `query ($id: ID!, $after: String) { school(id: $id) { feed(first: 100, after: $after) {
    edges { node { cursor type } } pageInfo { hasNextPage endCursor }
  } } }`
  const entries: Entry[] = []
  for (let after: string | null = null; ; ) {
    const { edges, pageInfo }: Feed = (await staff.query(query, { id: schoolId, after })).school.feed
    entries.push(...edges.map(({ node }) => node))
    if (!pageInfo.hasNextPage) return entries
    after = pageInfo.endCursor
  }
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
  const feed = await wholeFeed()
  expect(feed.filter(({ type }) => type === 'CANDIDATE_ENROLLED')).toHaveLength(70)
  await until('everything', () => lines.length + third.printed.length >= feed.length)
  lines.push(...(await third.stop('SIGTERM')))
  const printed = lines.map((line) => JSON.parse(line))
  expect(printed.map(({ cursor }) => cursor)).toEqual(feed.map(({ cursor }) => cursor))
  const names = printed.flatMap(({ type, candidate }) => (type === 'CANDIDATE_ENROLLED' ? [candidate.lastName] : []))
  expect(new Set(names).size).toBe(70)
})
