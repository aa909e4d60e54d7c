import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import Tinypool from 'tinypool'
import '../src/jest/runner.ts'

/** Asks as the workers of jest-light-runner do, some milliseconds after it was given something to do. */
const worker = `export default (after) => new Promise((resolve) => {
  process.on('message', (message) => {
    if (message?.type === 'jest-light-runner-worker-data') resolve(message.workerData)
  })
  setTimeout(() => process.send('jest-light-runner-get-worker-data'), after)
})`

test('OP-02 each worker that asks for its settings gets them, however late it asks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-runner-'))
  const filename = join(folder, 'worker.mjs')
  writeFileSync(filename, worker)
  const size = { minThreads: 2, maxThreads: 2, concurrentTasksPerWorker: 1 }
  const pool = new Tinypool({ filename, runtime: 'child_process', ...size, workerData: 'settings' })
  try {
    const channel = {}
    const asked = [0, 300].map((after) => pool.run(after, { channel }))
    expect(await Promise.all(asked)).toEqual(['settings', 'settings'])
  } finally {
    await pool.destroy()
    rmSync(folder, { recursive: true })
  }
}, 30_000)
