import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * `npm test` in a process of its own, which ends when this one is told to.
 * @param args of jest
 * @param env beside that of this process
 * @returns its exit code
 */
export async function runTests(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number> {
  const script = join(import.meta.dirname, 'test.ts')
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  const [code] = await once(child, 'exit')
  return code ?? 1
}
