/**
 * `node bench/bookings.ts [--in-flight 32]`: how many bookings a second the scheduling service answers, beside a bare client
 * that asks the same of the same database in the same run (the floor), and a rush of 2,000 talents on 640 slots.
 * PostgreSQL with fsync, the service in a process of its own, the event log embedded. Prints one JSON object.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { removeCluster, startPostgres } from '@passerelle/embedded-postgres'
import { passportFor, testPassports } from '@passerelle/testkit'
import pg from 'pg'
import { Pool } from 'undici'
import { type Fair, newFair, slotStart, slotsPerHost } from './bookings/fair.ts'
import { bookBare } from './bookings/floor.ts'
import { cpuSeconds, cpuSecondsOfAll } from './cpu.ts'

const { values } = parseArgs({ options: { 'in-flight': { type: 'string', default: '32' } } })
const inFlight = Number(values['in-flight'])
const poolSize = 10
const [hosts, rushHosts, rushTalents] = [50, 20, 2_000]

const mutation = `mutation ($input: BookSlotInput!) { bookSlot(input: $input) {
  __typename ... on Interview { id status slot { startsAt endsAt } } ... on Refusal { code message }
  ... on SlotTaken { nextFreeSlots { startsAt } } } }`

const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
chmodSync(folder, 0o711)
const postgres = await startPostgres({ folder })
const admin = new pg.Client(postgres.adminUrl)
await admin.connect()
for (const name of ['scheduling', 'eventlog']) await admin.query(`create database ${name}`)
const urlOf = (name: string) => postgres.adminUrl.replace(/\/postgres$/, `/${name}`)

const port = await freePort()
const service = spawn(process.execPath, [join(import.meta.dirname, '../services/scheduling/src/main.ts')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: urlOf('scheduling'),
    EVENT_LOG_URL: urlOf('eventlog'),
    PASSPORT_JWKS: testPassports.jwks,
    DATABASE_POOL: String(poolSize),
    LOG_LEVEL: 'error',
  },
})
const http = new Pool(`http://127.0.0.1:${port}`, { connections: inFlight })
const db = new pg.Pool({ connectionString: urlOf('scheduling'), max: poolSize })
try {
  await ready()
  await throughService(await newFair(db, 4, 4 * slotsPerHost))
  const [floor, served] = [
    await newFair(db, hosts, hosts * slotsPerHost),
    await newFair(db, hosts, hosts * slotsPerHost),
  ]
  const bare = await throughBareClient(floor)
  const bookings = await throughService(served)
  const rush = await rushing(await newFair(db, rushHosts, rushTalents))
  console.log(
    JSON.stringify({ inFlight, poolSize, bare, bookings, share: round(bookings.perSecond / bare.perSecond, 2), rush }),
  )
} finally {
  service.kill('SIGTERM')
  await once(service, 'exit')
  await http.close()
  await db.end()
  await admin.end()
  await postgres.stop()
  removeCluster(folder)
}

async function ready(): Promise<void> {
  for (;;) {
    const answer = await http.request({ path: '/readyz', method: 'GET' }).catch(() => undefined)
    await answer?.body.dump()
    if (answer?.statusCode === 200) return
    if (service.exitCode !== null) throw new Error('The service did not start.')
    await pause(50)
  }
}

/** Everybody takes a slot that nobody else wants. */
function throughBareClient(fair: Fair) {
  return timed(fair.talents.length, async (i) => {
    const won = await bookBare(db, fair.eventId, fair.hosts[i % fair.hosts.length]!, fair.talents[i]!, slotOf(fair, i))
    return won ? 'Interview' : 'SlotTaken'
  })
}

async function throughService(fair: Fair) {
  const passports = await Promise.all(fair.talents.map(({ personId }) => passportFor({ sub: personId })))
  return timed(fair.talents.length, (i) => book(passports[i]!, fair.hosts[i % fair.hosts.length]!.id, slotOf(fair, i)))
}

/** Everybody presses once on a slot of somebody; three of four come too late. */
async function rushing(fair: Fair) {
  const passports = await Promise.all(fair.talents.map(({ personId }) => passportFor({ sub: personId })))
  const slots = fair.hosts.length * slotsPerHost
  return timed(fair.talents.length, (i) => {
    const place = (i * 7) % slots
    return book(passports[i]!, fair.hosts[place % fair.hosts.length]!.id, Math.floor(place / fair.hosts.length))
  })
}

function slotOf(fair: Fair, i: number): number {
  return Math.floor(i / fair.hosts.length)
}

async function book(passport: string, hostId: string, slot: number): Promise<string> {
  const { body } = await http.request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', passport },
    body: JSON.stringify({ query: mutation, variables: { input: { hostId, startsAt: slotStart(slot) } } }),
  })
  const answer = (await body.json()) as { data?: { bookSlot?: { __typename: string } }; errors?: { message: string }[] }
  if (!answer.data?.bookSlot) throw new Error(answer.errors?.[0]?.message ?? 'no answer')
  return answer.data.bookSlot.__typename
}

/** Runs `count` tasks, so many in flight, and counts their answers. Times in milliseconds. */
async function timed(count: number, task: (i: number) => Promise<string>) {
  const answers: Record<string, number> = {}
  const times: number[] = []
  let next = 0
  const start = performance.now()
  const used = { service: cpuSeconds(service.pid!), postgres: cpuSecondsOfAll(postgres.pid) }
  const worker = async () => {
    while (next < count) {
      const began = performance.now()
      const answer = await task(next++)
      times.push(performance.now() - began)
      answers[answer] = (answers[answer] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  const perSecond = round(count / ((performance.now() - start) / 1000))
  times.sort((a, b) => a - b)
  const cpuMs = (now: number, before: number) => round(((now - before) * 1000) / count, 2)
  return {
    perSecond,
    serviceCpuMs: cpuMs(cpuSeconds(service.pid!), used.service),
    postgresCpuMs: cpuMs(cpuSecondsOfAll(postgres.pid), used.postgres),
    p50: round(times[times.length >> 1]!, 1),
    p99: round(times[Math.floor(times.length * 0.99)]!, 1),
    answers,
  }
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port: free } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return free
}
