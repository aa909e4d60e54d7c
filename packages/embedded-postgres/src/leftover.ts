import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type PostmasterFile = { pid: number; port: number; ready: boolean }

/** What postmaster.pid says: line 1 the process, 4 the port, 8 the state (PostgreSQL, src/include/utils/pidfile.h). */
export function postmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Ends the server that a killed parent left behind. A file that names a process which is no PostgreSQL (its number was
 * given to another one since) is removed. One that names no process stays: PostgreSQL needs it to see whether sessions of
 * the dead server are still writing.
 */
export async function stopLeftover(cluster: string): Promise<'none' | 'stopped' | 'stale'> {
  const found = postmasterFile(cluster)
  if (!found || !isAlive(found.pid)) return 'none'
  if (!isPostgres(found.pid)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return 'stale'
  }
  // fast shutdown: ends sessions, writes a checkpoint; after ten seconds immediate shutdown, repaired from the log
  process.kill(found.pid, 'SIGINT')
  if (await gone(found.pid, 10_000)) return 'stopped'
  process.kill(found.pid, 'SIGQUIT')
  await gone(found.pid, 5_000)
  return 'stopped'
}

/** By its program: others may speak of PostgreSQL in what they were called with. */
function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`
  try {
    const program = existsSync(commandLine)
      ? readFileSync(commandLine, 'utf8').split('\0')[0]!
      : execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).trim()
    return basename(program) === 'postgres'
  } catch {
    return false
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end; await pause(25)) if (!isAlive(pid)) return true
  return false
}
