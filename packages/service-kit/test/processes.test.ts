import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from '@jest/globals'

const place = join(import.meta.dirname, 'processes')

function run(script: string, env: Record<string, string> = {}, stdio: 'pipe' | 'ipc' = 'pipe'): ChildProcess {
  return spawn(process.execPath, [join(place, script)], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    stdio: stdio === 'ipc' ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'],
  })
}

async function started(child: ChildProcess): Promise<ChildProcess> {
  await once(child.stdout!, 'data')
  return child
}

test('OP-04 SIGTERM drains and ends with 0', async () => {
  const child = await started(run('serving.ts'))
  const said = text(child.stdout!)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await said).toContain('drained')
})

test('OP-04 a wrong configuration is its line and exit code 1', async () => {
  const child = run('misconfigured.ts')
  const complaint = text(child.stderr!)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(await complaint).toBe('tiny: DATABASE_URL is not set\n')
})

test('OP-04 a process does not outlive whoever started it', async () => {
  const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const orphan = await started(run('serving.ts', { PASSERELLE_PARENT_PID: String(parent.pid) }))
  const ended = once(orphan, 'exit')
  parent.kill('SIGKILL')
  expect(await ended).toEqual([0, null])
  const child = await started(run('serving.ts', {}, 'ipc'))
  const left = once(child, 'exit')
  child.disconnect()
  expect(await left).toEqual([0, null])
})
