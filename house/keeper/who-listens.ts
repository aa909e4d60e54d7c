import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'

export type Listener = { pid: number; name: string }

/** The process that listens on a TCP port, undefined where the system does not tell: it is another user's, or this is Windows. */
export function whoListens(port: number): Listener | undefined {
  try {
    return existsSync('/proc/net/tcp') ? byProc(port) : byLsof(port)
  } catch {
    return undefined
  }
}

/** By proc(5): the socket's inode in the table of TCP, then the process that has it open. */
function byProc(port: number): Listener | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => inodesOf(table, port)))
  if (inodes.size === 0) return undefined
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (socketsOf(pid).some((inode) => inodes.has(inode))) return { pid: Number(pid), name: nameOf(pid) }
  }
  return undefined
}

function inodesOf(table: string, port: number): string[] {
  if (!existsSync(table)) return []
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1)
  return rows.flatMap((row) => {
    const columns = row.trim().split(/\s+/)
    // 0A: LISTEN
    return columns[1]?.endsWith(end) && columns[3] === '0A' ? [columns[9]!] : []
  })
}

function socketsOf(pid: string): string[] {
  const folder = `/proc/${pid}/fd`
  const open = orNothing(() => readdirSync(folder)) ?? []
  return open.flatMap(
    (fd) => /^socket:\[(\d+)\]$/.exec(orNothing(() => readlinkSync(`${folder}/${fd}`)) ?? '')?.[1] ?? [],
  )
}

/** What is another user's, or has just been closed, is passed over. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function nameOf(pid: string): string {
  return baseName(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!)
}

function byLsof(port: number): Listener | undefined {
  const args = ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']
  const said = execFileSync('lsof', args, { encoding: 'utf8', timeout: 5_000, stdio: ['ignore', 'pipe', 'ignore'] })
  const [, pid, name] = /^p(\d+)\nc(.+)$/m.exec(said) ?? []
  return pid && name ? { pid: Number(pid), name: baseName(name) } : undefined
}

const baseName = (path: string): string => path.split(' ')[0]!.split('/').at(-1)!
