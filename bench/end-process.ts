import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/** Asks a process to end, and kills it when it has not after `patience` milliseconds. */
export async function endProcess(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), patience)
  await once(child, 'exit')
  clearTimeout(late)
}
