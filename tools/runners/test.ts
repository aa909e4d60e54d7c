/**
 * `npm test [-- arguments of jest]`: jest on plain Node. Tests run in a time zone that is neither UTC nor ours,
 * so that a forgotten zone shows.
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const jest = createRequire(import.meta.url).resolve('jest/bin/jest')

const child = spawn(process.execPath, [jest, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: {
    TZ: 'America/New_York',
    APOLLO_TELEMETRY_DISABLED: '1',
    // What one process compiled is there for the next one, and for the next run.
    NODE_COMPILE_CACHE: join(root, '.cache', 'tests'),
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --disable-warning=ExperimentalWarning`.trim(),
  },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1)
})
