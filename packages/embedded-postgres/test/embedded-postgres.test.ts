import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { type PostgresProblem, type RunningPostgres, removeCluster, startPostgres } from '../src/index.ts'
import { isAlive } from '../src/leftover.ts'
import { explain } from '../src/postgres-error.ts'

const folders: string[] = []
function newFolder(mode = 0o755): string {
  const parent = mkdtempSync(join(tmpdir(), 'passerelle embedded '))
  chmodSync(parent, mode)
  folders.push(join(parent, 'data'))
  return join(parent, 'data')
}
afterEach(() => {
  for (const folder of folders.splice(0)) {
    removeCluster(folder)
    rmSync(join(folder, '..'), { recursive: true, force: true })
  }
})

async function ask(postgres: RunningPostgres, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: postgres.adminUrl })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(setImmediate)
}

test('keeps its data between two starts, in a path with spaces, durable unless told otherwise', async () => {
  const folder = newFolder()
  {
    await using first = await startPostgres({ folder })
    await ask(first, 'create table kept as select 42 as answer')
    expect(await ask(first, 'show fsync')).toEqual([{ fsync: 'on' }])
  }
  await using second = await startPostgres({ folder, durable: false })
  expect(await ask(second, 'select answer from kept')).toEqual([{ answer: 42 }])
  expect(await ask(second, 'show fsync')).toEqual([{ fsync: 'off' }])
})

test('clients come by a socket where its path is short enough, and by TCP anyway', async () => {
  const comesBySocket = async (folder: string) => {
    await using postgres = await startPostgres({ folder, durable: false })
    const overTcp = { ...postgres, adminUrl: postgres.adminUrl.replace(/\?.*/, '') }
    const sql = 'select inet_client_addr() is null as socket'
    expect(await ask(overTcp, sql)).toEqual([{ socket: false }])
    return (await ask(postgres, sql))[0]!.socket
  }
  expect(await comesBySocket(newFolder())).toBe(process.platform !== 'win32')
  expect(await comesBySocket(join(newFolder(), 'a'.repeat(100)))).toBe(false)
})

test('nobody comes in without the password, which only its owner can read', async () => {
  const folder = newFolder()
  await using postgres = await startPostgres({ folder, durable: false })
  const url = new URL(postgres.adminUrl)
  url.password = 'guess'
  const refused = /password authentication failed/
  await expect(ask({ ...postgres, adminUrl: url.href }, 'select 1')).rejects.toThrow(refused)
  url.search = ''
  await expect(ask({ ...postgres, adminUrl: url.href }, 'select 1')).rejects.toThrow(refused)
  expect(statSync(join(folder, 'superuser-password')).mode & 0o777).toBe(0o600)
})

test('ends when its parent is killed, and says so by `ended` when it is killed itself, and comes back on its port', async () => {
  const folder = newFolder()
  const parent = spawn(process.execPath, [join(import.meta.dirname, 'keep-running.ts'), folder], {
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const [line] = await once(parent.stdout, 'data')
  const pid = Number(String(line))
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await until(() => !isAlive(pid))

  await using again = await startPostgres({ folder, durable: false })
  const client = new pg.Client({ connectionString: again.adminUrl })
  client.on('error', () => {})
  await client.connect()
  process.kill(again.pid, 'SIGKILL')
  await again.ended
  await using replaced = await startPostgres({ folder, durable: false, port: again.port })
  expect(replaced.port).toBe(again.port)
  await client.end()
})

test('a server that was left behind is stopped, and another may have taken its number', async () => {
  const folder = newFolder()
  const left = await startPostgres({ folder, durable: false })
  await using fresh = await startPostgres({ folder, durable: false })
  await left.ended
  expect(await ask(fresh, 'select 1 as one')).toEqual([{ one: 1 }])
  await fresh.stop()

  const cluster = join(folder, 'cluster')
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'postgres'])
  try {
    writeFileSync(join(cluster, 'postmaster.pid'), `${other.pid}\n${cluster}\n`)
    await using third = await startPostgres({ folder, durable: false })
    expect(third.pid).not.toBe(other.pid)
    expect(isAlive(other.pid!)).toBe(true)
  } finally {
    other.kill('SIGKILL')
  }
})

test('a folder that only its owner may enter will do, for root too', async () => {
  const folder = newFolder(0o700)
  const notes: string[] = []
  await using postgres = await startPostgres({ folder, durable: false, note: (sentence) => notes.push(sentence) })
  expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(notes.some((note) => note.includes('the database is kept in'))).toBe(process.getuid?.() === 0)
})

test('a half-written folder, and one that an interrupted first start left', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'cluster', 'base'), { recursive: true })
  await expect(startPostgres({ folder })).rejects.toMatchObject({
    problem: 'HALF_WRITTEN',
    message: `${folder} holds a half-written database: reset it or restore a backup.`,
  })
  rmSync(join(folder, 'cluster'), { recursive: true })
  mkdirSync(join(folder, 'cluster.unfinished', 'base'), { recursive: true })
  await using postgres = await startPostgres({ folder, durable: false })
  expect(await ask(postgres, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a damaged control file is told from a server that merely failed', async () => {
  const folder = newFolder()
  await (await startPostgres({ folder, durable: false })).stop()
  rmSync(join(folder, 'cluster', 'pg_wal'), { recursive: true })
  await expect(startPostgres({ folder })).rejects.toMatchObject({ problem: 'HALF_WRITTEN' })
})

test.each<[string, PostgresProblem]>([
  ['initdb: error: could not write file "/x/base": No space left on device', 'DISK_FULL'],
  ['FATAL:  could not create lock file "postmaster.pid": Permission denied', 'NO_PERMISSION'],
  [
    'FATAL:  database files are incompatible with server\nDETAIL: initialized by PostgreSQL version 17',
    'OTHER_VERSION',
  ],
  ['initdb: could not look up effective user ID 1234: user does not exist', 'NO_PERMISSION'],
  ['FATAL:  something new', 'DID_NOT_START'],
])('one sentence, naming the folder or the cure, for: %s', (said, problem) => {
  const error = explain(new Error(said), '/srv/data')
  expect(error.problem).toBe(problem)
  expect(error.message).toMatch(/^[^\n]{20,200}$/)
})
