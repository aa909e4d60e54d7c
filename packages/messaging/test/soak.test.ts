import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { poolOf } from '@passerelle/persistence'
import { chance, draws, seedOfRun } from '@passerelle/testkit/dice'
import { Client } from 'pg'
import { listParked, listParkedMessages } from '../src/index.ts'
import { firstOccurrences, oneTo } from './support/message.ts'
import { openLog, openPlace, openTransport, type Place } from './support/place.ts'
import { until } from './support/until.ts'

const blows = draws(80)

interface Service {
  child: ChildProcess
  /** Resolves when it has written something. */
  working: Promise<unknown>
}

function launch(place: Place, logUrl: string): Service {
  const script = join(import.meta.dirname, 'support', 'soak-service.ts')
  const node = ['--disable-warning=TimeoutNegativeWarning', '--disable-warning=ExperimentalWarning', script]
  const child = spawn(process.execPath, [...node, place.url, logUrl, 'soak'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const working = once(child.stdout, 'data')
  child.stdout.resume()
  return { child, working }
}

async function kill({ child }: Service): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** Ends every connection to a database, as a server that restarts does. */
async function cutConnections(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await client.end()
}

async function torment(place: Place, logUrl: string): Promise<string[]> {
  const random = chance(seedOfRun, 'blows').next
  const done: string[] = []
  const services = [launch(place, logUrl), launch(place, logUrl)]
  try {
    while (done.length < blows) done.push(await strike(services, random, place, logUrl))
  } finally {
    await Promise.all(services.map(kill))
  }
  return done
}

async function strike(services: Service[], random: () => number, place: Place, logUrl: string): Promise<string> {
  const victim = random() < 0.5 ? 0 : 1
  const service = services[victim] as Service
  await service.working
  await delay(200 + random() * 1_800)
  const fate = random()
  if (fate < 0.55) {
    await kill(service)
    services[victim] = launch(place, logUrl)
    return 'kill'
  }
  if (fate < 0.75) {
    service.child.kill('SIGSTOP')
    await delay(500 + random() * 2_000)
    service.child.kill('SIGCONT')
    return 'stop'
  }
  await cutConnections(fate < 0.9 ? place.url : logUrl)
  return 'cut'
}

test(
  'EV-01 services killed, stopped and cut off at any instant lose nothing, and nothing takes effect twice',
  async () => {
    await using log = await openLog()
    await using place = await openPlace()
    const done = await torment(place, log.url)
    const transport = place.also(openTransport(log.url, 1_000))
    const relay = place.relay(transport)
    const consumer = place.consumer(transport, 'soak')
    await until('all to arrive', async () => (await relay.pending()) === 0 && (await consumer.lag()) === 0, 120)

    const db = await poolOf(place.orm)
    const { rows } = await db.query<{ id: string; lines: number }>('select id, lines from note order by id')
    const effects = await place.effects()
    console.info(`${done.join(', ')}; ${effects.length} events`)
    expect(effects.length).toBeGreaterThan(blows)
    expect(new Set(effects).size).toBe(effects.length)
    expect(firstOccurrences(effects)).toEqual(Object.fromEntries(rows.map(({ id, lines }) => [id, oneTo(lines)])))
    expect([await listParked(db), await listParkedMessages(db)]).toEqual([[], []])
  },
  (blows * 15 + 120) * 1_000,
)
