import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

function judge(...version: string[]): { status: number | null; stdout: string; stderr: string } {
  const script = join(import.meta.dirname, '..', 'runners', 'right-node.js')
  return spawnSync(process.execPath, [script, ...version], { encoding: 'utf8' })
}

test('OP-01 a Node that is too old is one sentence that says what to do', () => {
  const { status, stderr } = judge('v20.20.2')
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^This runs on Node 24, which npm install brings, and not on v20\.20\.2: .*npm rebuild node.*\n$/,
  )
  expect(judge('v25.0.0')).toMatchObject({ status: 0, stderr: '' })
  expect(judge()).toMatchObject({ status: 0, stderr: '' })
})
