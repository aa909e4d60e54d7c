import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { explain, halfWritten } from './postgres-error.ts'
import { giveTo, mayEnter, type SystemUser } from './system-user.ts'

/** Where clusters live when root starts PostgreSQL from a folder that no other user may enter. */
const SHARED_HOME = '/var/lib/passerelle'

/**
 * The folder of the cluster that belongs to a data folder: inside it, or under /var/lib/passerelle when `user` may not
 * enter it. `cluster-location` in the data folder says which.
 */
export function clusterFolder(folder: string, user: SystemUser | undefined, note: (sentence: string) => void): string {
  mkdirSync(folder, { recursive: true })
  if (!user || mayEnter(folder, user)) return join(folder, 'cluster')
  const elsewhere = join(SHARED_HOME, createHash('sha256').update(folder).digest('hex').slice(0, 12), 'cluster')
  mkdirSync(dirname(elsewhere), { recursive: true, mode: 0o755 })
  if (!existsSync(elsewhere))
    note(`PostgreSQL may not run as root and its user cannot enter ${folder}: the database is kept in ${elsewhere}.`)
  writeFileSync(join(folder, 'cluster-location'), elsewhere)
  return elsewhere
}

/** Removes the cluster of a data folder, wherever it is. PostgreSQL must not be running on it. */
export function removeCluster(folder: string): void {
  const location = join(folder, 'cluster-location')
  if (existsSync(location)) {
    const elsewhere = readFileSync(location, 'utf8').trim()
    if (elsewhere.startsWith(`${SHARED_HOME}/`)) rmSync(dirname(elsewhere), { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
}

/** The superuser's password, made on first use and readable by its owner only. */
export function superuserPassword(folder: string): string {
  const file = join(folder, 'superuser-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/**
 * Makes the cluster if there is none. It is written beside its place and renamed at the end, so a start that is
 * interrupted leaves nothing that looks finished.
 *
 * @throws PostgresError DISK_FULL, NO_PERMISSION, HALF_WRITTEN
 */
export async function ensureCluster(
  folder: string,
  cluster: string,
  { initdb }: Binaries,
  user: SystemUser | undefined,
): Promise<void> {
  if (existsSync(cluster)) {
    if (existsSync(join(cluster, 'PG_VERSION')) && existsSync(join(cluster, 'global', 'pg_control'))) return
    throw halfWritten(folder)
  }
  const half = `${cluster}.unfinished`
  const passwordFile = `${cluster}.password`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, superuserPassword(folder), { mode: 0o600 })
  if (user) for (const path of [half, passwordFile]) giveTo(user, path)
  try {
    await run(initdb, initdbArguments(half, passwordFile), half, user)
  } catch (cause) {
    throw explain(cause, folder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  chmodSync(half, 0o700)
  renameSync(half, cluster)
}

function initdbArguments(half: string, passwordFile: string): string[] {
  return [
    `--pgdata=${half}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    // settings, not only at start: initdb tries sizes by starting servers of its own
    '--set=shared_buffers=32MB',
    '--set=max_connections=20',
  ]
}

function run(program: string, args: string[], cwd: string, user: SystemUser | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { LC_ALL: 'C' } })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said || `initdb ended with code ${code}`))))
  })
}
