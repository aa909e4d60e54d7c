import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { secretsIn } from '../secrets.ts'

const parent = mkdtempSync(join(tmpdir(), 'a house '))
chmodSync(parent, 0o755)
const data = join(parent, 'data')
const keepers: ChildProcess[] = []
afterAll(() => {
  for (const keeper of keepers) keeper.kill('SIGKILL')
  rmSync(parent, { recursive: true, force: true })
})

type Running = { keeper: ChildProcess; url: string; pids: Record<string, number> }

async function startHouse(): Promise<Running> {
  const keeper = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    env: { PATH: process.env.PATH, PASSERELLE_DATA: data, PORT: '0', DEMO: 'no' },
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
  const { url, ...pids } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8'))
  return { keeper, url, pids }
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

test('the house comes up in a path with spaces, with walls between its databases, and leaves no process when it is ended or killed', async () => {
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
