import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { takeFolder } from '../one-keeper.ts'
import { checkFolder } from '../preflight.ts'
import { secretsIn } from '../secrets.ts'
import { stackSettings } from '../settings.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'a start '))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

/** Runs `npm start` until it ends by itself. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string[] }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'main.ts')], {
    env: { PATH: process.env.PATH, PASSERELLE_DATA: data, ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
  }
  const [code] = await once(child, 'close')
  return { code, said: text.split('\n').flatMap((line) => line.trim() || []) }
}

test('a port in use is one sentence that names another port', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, said } = await start({ PORT: String(port) })
  other.close()
  expect({ code, said }).toEqual({
    code: 1,
    said: [`Port ${port} is in use: stop what uses it, or choose another with PORT=${port + 1} npm start.`],
  })
  expect(existsSync(join(data, 'keeper.pid'))).toBe(false)
})

test('a folder that cannot be made or written is one sentence', async () => {
  const file = join(data, 'file')
  writeFileSync(file, '')
  const { code, said } = await start({ PORT: '0', PASSERELLE_DATA: join(file, 'data') })
  expect(code).toBe(1)
  expect(said).toEqual([
    `No right to write in ${join(file, 'data')}: choose another folder with PASSERELLE_DATA, or change its owner.`,
  ])
})

test('a half-written data folder is one sentence', async () => {
  mkdirSync(join(data, 'postgres', 'cluster', 'base'), { recursive: true })
  // as root, PostgreSQL's user must be able to come in for the folder to be looked at
  chmodSync(data, 0o755)
  const { code, said } = await start({ PORT: '0' })
  expect(code).toBe(1)
  expect(said).toEqual([`${join(data, 'postgres')} holds a half-written database: reset it or restore a backup.`])
})

test('a full disk is one sentence', () => {
  expect(() => checkFolder(data, Number.POSITIVE_INFINITY)).toThrow(/^The disk that holds .* is full: free 300 MB/)
  expect(() => checkFolder(data, 0)).not.toThrow()
})

test('two starts on one folder: the second is told which process has it; a note of a dead one does not matter', () => {
  writeFileSync(join(data, 'keeper.pid'), String(process.ppid))
  expect(() => takeFolder(data)).toThrow(`Passerelle already runs on ${data} (process ${process.ppid})`)
  writeFileSync(join(data, 'keeper.pid'), '2147483646')
  const giveBack = takeFolder(data)
  expect(readFileSync(join(data, 'keeper.pid'), 'utf8')).toBe(String(process.pid))
  giveBack()
  expect(existsSync(join(data, 'keeper.pid'))).toBe(false)
})

test('a server that does not answer, and variables that are wrong, are one sentence each', async () => {
  const { code, said } = await start({ PORT: '0', ADMIN_DATABASE_URL: 'postgres://nobody:x@127.0.0.1:9/postgres' })
  expect(code).toBe(1)
  expect(said).toEqual([expect.stringMatching(/^The PostgreSQL server at 127\.0\.0\.1:9 .* refused: .*ECONNREFUSED/)])
  expect(() => stackSettings({ PORT: 'four', EVENT_LOG: 'paper' })).toThrow(/^PORT: .*; EVENT_LOG: /)
})

test('secrets are made once, and readable by their owner only', () => {
  const first = secretsIn(data)
  expect(secretsIn(data)).toEqual(first)
  expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600)
  writeFileSync(join(data, 'secrets.json'), '{')
  expect(() => secretsIn(data)).toThrow(/is damaged/)
})
