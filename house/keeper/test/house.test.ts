import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { demoPersonToken } from '../../stand-ins/demo-person-token.ts'
import { freePorts } from '../preflight.ts'
import { secretsIn } from '../secrets.ts'

const parent = mkdtempSync(join(tmpdir(), 'a house '))
chmodSync(parent, 0o755)
const data = join(parent, 'data')
const elsewhere = join(parent, 'elsewhere')
const keepers: ChildProcess[] = []
afterAll(() => {
  for (const keeper of keepers) keeper.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

type Running = { keeper: ChildProcess; url: string; pids: Record<string, number>; said: () => string }

async function startHouse(env: Record<string, string> = {}): Promise<Running> {
  const folder = env.PASSERELLE_DATA ?? data
  const keeper = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    env: { PATH: process.env.PATH, PASSERELLE_DATA: data, PORT: '0', DEMO: 'no', ...env },
  })
  keepers.push(keeper)
  let said = ''
  const ended = once(keeper, 'exit').then(() => Promise.reject(new Error(said)))
  ended.catch(() => {})
  const up = new Promise<void>((resolve) => {
    for (const stream of [keeper.stdout, keeper.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('Ctrl-C')) resolve()
      })
    }
  })
  await Promise.race([up, ended])
  const { url, ...pids } = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'))
  return { keeper, url, pids, said: () => said }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function allGone(pids: Record<string, number>): Promise<void> {
  while (Object.values(pids).some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** The role of one service reaches its own database, and is refused by that of another. */
async function expectWalls(password: string): Promise<void> {
  const port = Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3])
  const connect = (name: string) =>
    new pg.Client({ host: '127.0.0.1', port, user: 'passerelle_events', password, database: `passerelle_${name}` })
  const own = connect('events')
  await own.connect()
  await own.end()
  await expect(connect('employers').connect()).rejects.toThrow(/permission denied for database/)
}

test('OP-01 the house comes up in a path with spaces, with walls between its databases, and leaves no process when it is ended or killed', async () => {
  const first = await startHouse()
  const names = ['employers', 'events', 'gateway', 'matchmaking', 'notifications', 'postgres', 'scheduling', 'upstream']
  expect(Object.keys(first.pids).sort()).toEqual(names)
  const answer = await fetch(`${first.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __typename }' }),
  })
  expect(await answer.json()).toEqual({ data: { __typename: 'Query' } })
  for (const path of ['/identity/.well-known/openid-configuration', '/dev/mails', '/identity/people']) {
    expect((await fetch(`${first.url}${path}`)).status).toBe(200)
  }
  const passwords = secretsIn(data).databasePasswords
  await expectWalls(passwords.events)
  first.keeper.kill('SIGTERM')
  expect((await once(first.keeper, 'exit'))[0]).toBe(0)
  expect(Object.values(first.pids).filter(isAlive)).toEqual([])
  expect(existsSync(join(data, 'keeper.pid'))).toBe(false)

  const second = await startHouse()
  expect(secretsIn(data).databasePasswords).toEqual(passwords)
  second.keeper.kill('SIGKILL')
  await allGone(second.pids)

  const third = await startHouse()
  third.keeper.kill('SIGINT')
  await once(third.keeper, 'exit')
  await allGone(third.pids)
}, 180_000)

test('OP-01 of two houses that start at once on one port, one comes up and the other says so and ends', async () => {
  const [port] = await freePorts(1)
  const both = [data, elsewhere].map((PASSERELLE_DATA) => startHouse({ PASSERELLE_DATA, PORT: String(port) }))
  const ends = await Promise.allSettled(both)
  const up = ends.filter((end) => end.status === 'fulfilled').map(({ value }) => value)
  const down = ends.filter((end) => end.status === 'rejected').map(({ reason }) => (reason as Error).message)
  expect(up).toHaveLength(1)
  const keeper = up[0]!.keeper.pid
  expect(down).toEqual([
    expect.stringContaining(`Another Passerelle (process ${keeper}) has port ${port}: stop it first`),
  ])
  up[0]!.keeper.kill('SIGTERM')
  await once(up[0]!.keeper, 'exit')
}, 180_000)

const hasIpv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))

;(hasIpv6 ? test : test.skip)(
  'OP-01 an empty house on the loopback address of IPv6 answers whoever is signed in, and lists nobody of the demo',
  async () => {
    const house = await startHouse({ HOST: '::1' })
    expect(house.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    const token = await demoPersonToken(house.url)({ email: 'somebody@example.org' })
    const answer = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ me { email } }' }),
    })
    expect(await answer.json()).toEqual({ data: { me: { email: 'somebody@example.org' } } })
    expect(await (await fetch(`${house.url}/identity/people`)).json()).toEqual([])
    expect(house.said()).toContain('The house is empty')
    expect(house.said()).not.toContain('Garnier')
    house.keeper.kill('SIGTERM')
    await once(house.keeper, 'exit')
  },
  180_000,
)
