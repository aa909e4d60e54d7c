import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { until } from '@passerelle/testkit'
import { keepRunning, PortTaken } from '../child.ts'
import { newMark } from '../house-mark.ts'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-child-'))
afterAll(() => rmSync(folder, { recursive: true }))

const progress = { step: () => ({ done: () => {} }), note: () => {} }

/** A program that listens where it is told, and shows the mark it was given. */
const script = join(folder, 'program.ts')
writeFileSync(
  script,
  `import { createServer } from 'node:http'
process.once('disconnect', () => process.exit(0))
process.once('SIGTERM', () => process.exit(0))
createServer((_, response) => response.end(JSON.stringify({ house: process.env.PASSERELLE_HOUSE })))
  .listen(Number(process.env.PORT), '127.0.0.1')`,
)

function keep(port: number, mark: string, more: Partial<Parameters<typeof keepRunning>[1]> = {}) {
  const env = { PORT: String(port), PASSERELLE_HOUSE: mark }
  const program = { name: 'program', script, env, port, readyUrl: `http://127.0.0.1:${port}/readyz` }
  return keepRunning(program, { logs: folder, progress, mark, ...more })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  return port
}

test('OP-01 a child is ready when it shows the mark of its own house', async () => {
  const mark = newMark()
  const child = keep(await freePort(), mark)
  await child.ready()
  await child.stop()
})

test.each([
  ['another house', JSON.stringify({ status: 'ready', house: newMark() })],
  ['something that says yes to everything', 'ok'],
])('OP-01 %s on its port is not taken for the child', async (_, answer) => {
  const other = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const child = keep(port, newMark())
  await expect(child.ready()).rejects.toThrow(PortTaken)
  await child.stop()
  other.close()
})

test.each([
  ['that ran well is started again at once', 0, 'starting it again now'],
  ['that ended soon is started again after a pause', 60_000, 'starting it again in 0.25 s'],
])('OP-01 a child %s', async (_, steady, said) => {
  const notes: string[] = []
  const child = keep(await freePort(), newMark(), {
    steady,
    progress: { ...progress, note: (note) => notes.push(note) },
  })
  await child.ready()
  const pid = child.pid()!
  process.kill(pid, 'SIGKILL')
  await until('another one to run', () => child.pid() !== pid)
  expect(notes).toEqual([expect.stringContaining(said)])
  await child.stop()
})
