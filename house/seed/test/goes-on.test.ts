import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { inOrder } from '@passerelle/testkit/in-order'
import pg from 'pg'
import { houseDatabase } from '../../../operate/running-house.ts'
import { type House, startHouse } from '../../../proofs/kill-day/house.ts'
import { serviceNames } from '../../keeper/secrets.ts'
import { hasDemo, partnerKeyIn, seedOnce } from '../../keeper/seed-once.ts'

// One house, which is filled first and then broken.
inOrder()

const folder = mkdtempSync(join(tmpdir(), 'passerelle-seed-'))
chmodSync(folder, 0o755)
const data = join(folder, 'house')
let house: House
beforeAll(async () => {
  house = await startHouse(data, { DEMO: 'no' })
}, 120_000)
afterAll(async () => {
  await house?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

const notes: string[] = []
const progress = { step: () => ({ done: () => {} }), note: (sentence: string) => notes.push(sentence) }
const urls = () =>
  Object.fromEntries(serviceNames.map((name) => [name, houseDatabase(name, { PASSERELLE_DATA: data })!]))

function seed(signal: AbortSignal): Promise<void> {
  return seedOnce({ data, url: house.url, databaseUrls: urls() as never }, progress, signal)
}

function diary(name = 'seeding'): { name: string; value: { id?: string } }[] {
  if (!existsSync(join(data, name))) return []
  const [, ...lines] = readFileSync(join(data, name), 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

/** Begins, or goes on, and is killed (SIGKILL) when so many acts are in the diary. */
async function seedAndKill(acts: number): Promise<void> {
  const kill = new AbortController()
  const seeded = seed(kill.signal).then(
    () => 'done',
    () => 'killed',
  )
  while (diary().length < acts) await delay(5)
  kill.abort()
  expect(await seeded).toBe('killed')
}

async function countOf(service: (typeof serviceNames)[number], table: string): Promise<number> {
  const db = new pg.Client({ connectionString: urls()[service] })
  await db.connect()
  const { rows } = await db.query<{ count: string }>(`select count(*) from ${table}`)
  await db.end()
  return Number(rows[0]!.count)
}

/** What makes a row each time it is done, and the table where the rows are. */
const made = {
  employers: [
    ['employer', 'RegisterEmployer'],
    ['job', 'PostJob', 'DuplicateJob'],
    ['approval', 'RequestApproval'],
  ],
  events: [
    ['event', 'CreateEvent'],
    ['booth', 'OpenBooth'],
    ['registration', 'RegisterForEvent'],
  ],
  // One more comes of an accepted appointment.
  scheduling: [
    [
      'interview where match_id is null',
      ...['RequestInterview', 'BookSlot', 'OfferInterview', 'PlanInterview', 'RequestInformationalInterview'],
    ],
    ['informational_offer', 'OfferInformationalInterviews'],
  ],
  matchmaking: [['match', 'ProposeMatch']],
} as const

test('OP-01 a seeding that is killed at any point is gone on with at the next start, and does nothing twice', async () => {
  for (const acts of [0, 1, 40, 120, 200, 260]) await seedAndKill(acts)
  expect(notes).toEqual([])
  expect(hasDemo(data)).toBe(true)
  expect(existsSync(join(data, 'seeded'))).toBe(false)
  await seed(new AbortController().signal)
  expect(notes).toEqual([])
  expect(existsSync(join(data, 'seeding'))).toBe(false)
  expect(readFileSync(partnerKeyIn(data), 'utf8')).toMatch(/^\S+$/)
  const acts = diary('seeded')
  for (const [service, tables] of Object.entries(made)) {
    for (const [table, ...names] of tables) {
      const done = acts.filter(({ name }) => names.some((one) => one === name))
      expect([table, await countOf(service as keyof typeof made, table)]).toEqual([table, done.length])
    }
  }
}, 240_000)

test('OP-01 what is wrong is said with what to do, and the house stays', async () => {
  notes.length = 0
  rmSync(join(data, 'seeded'))
  await seedOnce(
    { data, url: 'http://127.0.0.1:9', databaseUrls: { employers: 'postgres://127.0.0.1:9/x' } as never },
    progress,
    new AbortController().signal,
  )
  expect(notes).toEqual([
    expect.stringMatching(
      /^The demo is not complete: .*ECONNREFUSED.*\. The next start goes on with it; npm run reset starts anew\.$/,
    ),
  ])
})
