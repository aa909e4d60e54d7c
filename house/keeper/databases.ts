import { join } from 'node:path'
import { PostgresError, type RunningPostgres, startPostgres } from '@passerelle/embedded-postgres'
import { accountUrl, provisionDatabases } from '@passerelle/persistence/provision'
import type { Progress } from './progress.ts'
import { type DatabaseName, databaseNames, type Secrets } from './secrets.ts'
import { type StackSettings, Trouble } from './settings.ts'

export type Databases = {
  urls: Record<DatabaseName, string>
  /** Undefined when the server is not ours. */
  pid(): number | undefined
  close(): Promise<void>
}

/** Database and role of a service. */
export const accountName = (name: DatabaseName): string => `passerelle_${name}`

/**
 * Brings the server up, unless ADMIN_DATABASE_URL names one, and gives every service its database and role. An embedded
 * server that dies is brought back on the same port, so the services reconnect by themselves.
 *
 * @throws Trouble
 */
export async function startDatabases(
  settings: StackSettings,
  secrets: Secrets,
  progress: Progress,
): Promise<Databases> {
  const external = settings.ADMIN_DATABASE_URL
  const server = external ? undefined : await embedded(settings, progress)
  const adminUrl = external ?? server!.adminUrl
  const accounts = databaseNames.map((name) => ({ name: accountName(name), password: secrets.databasePasswords[name] }))
  try {
    await provisionDatabases(adminUrl, accounts)
  } catch (error) {
    await server?.close()
    if (!external) throw error
    const { host } = new URL(external)
    throw new Trouble(`The PostgreSQL server at ${host} (ADMIN_DATABASE_URL) refused: ${reason(error)}.`)
  }
  const urls = databaseNames.map((name, index) => [name, accountUrl(adminUrl, accounts[index]!)])
  return {
    urls: Object.fromEntries(urls) as Databases['urls'],
    pid: () => server?.pid(),
    close: async () => server?.close(),
  }
}

async function embedded(settings: StackSettings, progress: Progress) {
  const options = { folder: join(settings.data, 'postgres'), maxConnections: 120, note: progress.note }
  let closing = false
  let server = await startPostgres(options).catch((error: unknown) => {
    throw error instanceof PostgresError ? new Trouble(error.message) : error
  })
  const watch = (running: RunningPostgres) =>
    void running.ended.then(async () => {
      while (!closing) {
        progress.note('PostgreSQL ended; starting it again.')
        try {
          server = await startPostgres({ ...options, port: running.port })
          watch(server)
          return
        } catch (error) {
          progress.note((error as Error).message)
          await new Promise((resolve) => setTimeout(resolve, 2_000))
        }
      }
    })
  watch(server)
  return {
    adminUrl: server.adminUrl,
    pid: () => server.pid,
    close: async () => {
      closing = true
      await server.stop()
    },
  }
}

function reason(error: unknown): string {
  // a name with several addresses fails with one error for each, and no message of its own
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
