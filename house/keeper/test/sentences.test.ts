import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer as createWebServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { takeFolder } from '../one-keeper.ts'
import { checkFolder, checkPort } from '../preflight.ts'
import { secretsIn } from '../secrets.ts'
import { stackSettings } from '../settings.ts'
import { whoListens } from '../who-listens.ts'

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

test('OP-01 a port in use is one sentence that names who has it, where that can be known, and a free one', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, said } = await start({ PORT: String(port) })
  const known = whoListens(port)
  other.close()
  expect({ code, said }).toEqual({ code: 1, said: [expect.stringMatching(sentence)] })
  const [, taken, by, free] = sentence.exec(said[0]!)!
  expect(Number(taken)).toBe(port)
  expect(by).toBe(known && ` by node (process ${process.pid})`)
  if (process.platform === 'linux') expect(known).toEqual({ pid: process.pid, name: 'node' })
  const next = createServer().listen(Number(free), '127.0.0.1')
  await once(next, 'listening')
  next.close()
  expect(existsSync(join(data, 'keeper.pid'))).toBe(false)
})

const sentence =
  /^Port (\d+) is in use( by \S+ \(process \d+\))?: stop it first, or choose another port with PORT=(\d+) npm start\.$/

test('OP-01 a port that another house has is one sentence that names its keeper', async () => {
  const house = `${process.ppid}-0123456789abcdef`
  const other = createWebServer((_, response) => response.end(JSON.stringify({ status: 'alive', house })))
  other.listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, said } = await start({ PORT: String(port) })
  other.close()
  expect(code).toBe(1)
  const who = new RegExp(
    `^Another Passerelle \\(process ${process.ppid}\\) has port ${port}: stop it first, or .* PORT=`,
  )
  expect(said).toEqual([expect.stringMatching(who)])
})

test('OP-01 a port that the processes of a killed house still have is waited for', async () => {
  const house = '2147483646-0123456789abcdef'
  const leftover = createWebServer((_, response) => response.end(JSON.stringify({ status: 'alive', house })))
  leftover.listen(0, '127.0.0.1')
  await once(leftover, 'listening')
  const { port } = leftover.address() as { port: number }
  const checked = checkPort(port, '127.0.0.1')
  setTimeout(() => {
    leftover.close()
    leftover.closeAllConnections()
  }, 500)
  await checked
  expect(leftover.listening).toBe(false)
})

test('OP-01 a name that is no address of this machine is one sentence', async () => {
  const { code, said } = await start({ PORT: '0', HOST: '203.0.113.1' })
  expect({ code, said }).toEqual({ code: 1, said: ['HOST=203.0.113.1 is no address of this machine.'] })
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

test('OP-01 of several starts on a folder that a killed one left, one has it', async () => {
  writeFileSync(join(data, 'keeper.pid'), '2147483646')
  const racers = Array.from({ length: 6 }, () => take(data))
  await Promise.all(racers.map((racer) => racer.ready))
  for (const { go } of racers) go()
  const said = await Promise.all(racers.map(({ said }) => said))
  for (const { end } of racers) end()
  expect(said.filter((word) => word === 'has it')).toHaveLength(1)
  expect(said.filter((word) => word === 'Trouble')).toHaveLength(5)
})

/** A process that takes the folder when it is told to, and keeps it. */
function take(folder: string) {
  const code = `import { takeFolder } from ${JSON.stringify(join(import.meta.dirname, '..', 'one-keeper.ts'))}
process.once('message', () => {
  try { takeFolder(${JSON.stringify(folder)}); process.send('has it') } catch (error) { process.send(error.name) }
})
process.send('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const word = async (): Promise<unknown> => (await once(child, 'message'))[0]
  const ready = word()
  return { ready, go: () => child.send('go'), said: ready.then(word), end: () => child.kill('SIGKILL') }
}

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
