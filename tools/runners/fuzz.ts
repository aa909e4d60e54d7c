/**
 * `npm run fuzz [-- arguments of jest]`: the tests that draw what they try, with ten times the draws of `npm test`. Takes
 * some minutes; `-- soak` runs one of them.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const drawing = globSync('{packages,services,gateway,test}/**/*.test.ts', {
  cwd: root,
  exclude: (name) => name === 'node_modules',
}).filter((file) => /testkit\/fast-check'|\bdraws\(/.test(readFileSync(join(root, file), 'utf8')))

const script = join(import.meta.dirname, 'test.ts')
const given = process.argv.slice(2)
const child = spawn(
  process.execPath,
  [script, ...(given.some((one) => !one.startsWith('-')) ? [] : drawing), ...given],
  {
    stdio: 'inherit',
    env: { ...process.env, TEST_DRAWS: 'all' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
const [code] = await once(child, 'exit')
process.exitCode = code ?? 1
