/** `npm start`: the whole house on this machine, until Ctrl-C. */
import { useCompileCache } from './compile-cache.ts'
import { consoleProgress } from './progress.ts'
import { stackSettings, Trouble } from './settings.ts'
import type { Stack } from './stack.ts'

const interrupted = new AbortController()
let stack: Stack | undefined

async function stop(): Promise<void> {
  if (interrupted.signal.aborted) process.exit(1)
  interrupted.abort(new Trouble('Stopped.'))
  if (!stack) return
  console.log('\n  Stopping; a second Ctrl-C does not wait.')
  await stack.close()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
endWithNpm()

try {
  const settings = stackSettings(process.env)
  useCompileCache()
  const [{ startStack }, { welcome }] = await Promise.all([import('./stack.ts'), import('./welcome.ts')])
  stack = await startStack(settings, consoleProgress(), interrupted.signal)
  console.log(welcome(stack, settings))
} catch (error) {
  if (interrupted.signal.aborted) process.exit(0)
  console.error(error instanceof Trouble ? `\n  ${error.message}` : error)
  process.exit(1)
}

/** npm lives as long as we do; when we are given another parent, it was killed, and nobody can press Ctrl-C any more. */
function endWithNpm(): void {
  const parent = process.ppid
  if (!process.env.npm_lifecycle_event) return
  setInterval(() => {
    if (process.ppid !== parent && !interrupted.signal.aborted) void stop()
  }, 500).unref()
}
