import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runningPort } from '@passerelle/embedded-postgres'
import { accountUrl } from '@passerelle/persistence/provision'
import { accountName } from '../house/keeper/databases.ts'
import { type DatabaseName, secretsFile, secretsIn } from '../house/keeper/secrets.ts'
import { stackSettings } from '../house/keeper/settings.ts'

/** A database of the house that runs on this machine, or has run on the server of ADMIN_DATABASE_URL; undefined when none does. */
export function houseDatabase(name: DatabaseName, env: NodeJS.ProcessEnv): string | undefined {
  const { data, ADMIN_DATABASE_URL } = stackSettings(env)
  const server = ADMIN_DATABASE_URL ?? embeddedServer(data)
  if (!server || !existsSync(secretsFile(data))) return undefined
  const password = secretsIn(data).databasePasswords[name]
  return accountUrl(server, { name: accountName(name), password })
}

function embeddedServer(data: string): string | undefined {
  const port = runningPort(join(data, 'postgres'))
  return port === undefined ? undefined : `postgres://127.0.0.1:${port}/`
}

/** The event log of the house that runs on this machine, undefined when none does. */
export function houseLog(env: NodeJS.ProcessEnv): string | undefined {
  const { EVENT_LOG, KAFKA_BROKERS } = stackSettings(env)
  return EVENT_LOG === 'kafka' ? `kafka://${KAFKA_BROKERS}` : houseDatabase('eventlog', env)
}
