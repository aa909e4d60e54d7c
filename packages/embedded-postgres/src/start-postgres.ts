import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, binaries } from './binaries.ts'
import { clusterFolder, ensureCluster, superuserPassword } from './cluster-folder.ts'
import { postmasterFile, stopLeftover } from './leftover.ts'
import { explain } from './postgres-error.ts'
import { settings } from './settings.ts'
import { socketFolder } from './socket-folder.ts'
import { otherUser, type SystemUser } from './system-user.ts'

export type PostgresOptions = {
  /** Keeps the cluster, its log and the superuser's password between starts; made when missing. */
  folder: string
  /** A port to take instead of any free one, for a restart under running clients. */
  port?: number
  /** false turns fsync off; for tests only. Default true. */
  durable?: boolean
  /** Default 120. */
  maxConnections?: number
  /** Told in one sentence when something is done elsewhere than expected. */
  note?: (sentence: string) => void
}

export type RunningPostgres = {
  /** postgres://postgres:…@127.0.0.1:port/postgres, the superuser; with `?host=/folder` where there is a socket. */
  adminUrl: string
  port: number
  pid: number
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Launch = { cluster: string; log: string; program: string; user: SystemUser | undefined; options: PostgresOptions }

/**
 * Starts PostgreSQL on a free port of 127.0.0.1 and comes back when it takes connections. A server that a killed process
 * left on the same folder is stopped first. It ends with this process, even when that is killed.
 *
 * @throws PostgresError with one sentence
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const folder = resolve(options.folder)
  const note = options.note ?? (() => {})
  try {
    const user = otherUser()
    const programs: Binaries = binaries(user, note)
    const cluster = clusterFolder(folder, user, note)
    await ensureCluster(folder, cluster, programs, user)
    await stopLeftover(cluster)
    const launch = { cluster, log: join(folder, 'postgres.log'), program: programs.postgres, user, options }
    const { server, port } = await launchOnFreePort(launch)
    return running(server, addressOf(cluster, port, superuserPassword(folder)), port)
  } catch (cause) {
    throw explain(cause, folder)
  }
}

/** What passes by itself: a port that somebody took since we looked, sessions of a killed server that are still ending. */
const PASSING = /Address already in use|pre-existing shared memory block/

async function launchOnFreePort(launch: Launch): Promise<{ server: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = launch.options.port ?? (await freePort())
    try {
      return { server: await launchOn(port, launch), port }
    } catch (error) {
      if (attempt === 40 || !PASSING.test(String(error))) throw error
      await pause(attempt * 10)
    }
  }
}

async function launchOn(port: number, { cluster, log, program, user, options }: Launch): Promise<ChildProcess> {
  const output = openSync(log, 'a', 0o600)
  const from = statSync(log).size
  const { maxConnections = 120, durable = true } = options
  const values = settings({ port, sockets: socketFolder(cluster, port), maxConnections, durable })
  const server = spawn(program, ['-D', cluster, ...values], {
    ...user,
    cwd: cluster,
    // a session of its own: Ctrl-C in the terminal must not take it away from services that are still draining
    detached: true,
    stdio: ['ignore', output, output],
    env: { LC_ALL: 'C', TZ: 'UTC' },
  })
  closeSync(output)
  const ended = Promise.race([once(server, 'exit'), once(server, 'error').then(([error]) => Promise.reject(error))])
  let over = false
  ended.then(
    () => {
      over = true
    },
    () => {
      over = true
    },
  )
  while (!postmasterFile(cluster)?.ready || postmasterFile(cluster)?.pid !== server.pid) {
    if (over) {
      await ended
      throw new Error(readFileSync(log).subarray(from).toString() || 'it ended without a word')
    }
    await pause(15)
  }
  return server
}

function addressOf(cluster: string, port: number, password: string): string {
  const address = new URL(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`)
  const sockets = socketFolder(cluster, port)
  if (sockets) address.searchParams.set('host', sockets)
  return address.href
}

function running(server: ChildProcess, adminUrl: string, port: number): RunningPostgres {
  const ended = server.exitCode === null ? once(server, 'exit').then(() => {}) : Promise.resolve()
  const watcher = endWithThisProcess(server.pid!)
  void ended.then(() => watcher?.kill('SIGKILL'))
  const stop = async () => {
    if (server.exitCode === null) server.kill('SIGINT')
    await ended
  }
  return { adminUrl, port, pid: server.pid!, ended, stop, [Symbol.asyncDispose]: stop }
}

/** A shell of one megabyte that reads from us: when we are gone, however we went, it gets an end of file. */
function endWithThisProcess(pid: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const watcher = spawn('/bin/sh', ['-c', 'read _; kill -INT "$0"', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watcher.unref()
  return watcher
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}
