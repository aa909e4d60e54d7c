import { join } from 'node:path'
import { runningPort } from '@passerelle/embedded-postgres'
import { accountUrl } from '@passerelle/persistence/provision'
import { accountName } from '../house/keeper/databases.ts'
import { type DatabaseName, secretsIn } from '../house/keeper/secrets.ts'
import { stackSettings } from '../house/keeper/settings.ts'

/** A database of the house that runs on this machine, undefined when none does. */
export function houseDatabase(name: DatabaseName, env: NodeJS.ProcessEnv): string | undefined {
  const { data } = stackSettings(env)
  const port = runningPort(join(data, 'postgres'))
  if (port === undefined) return undefined
  const password = secretsIn(data).databasePasswords[name]
  return accountUrl(`postgres://127.0.0.1:${port}/`, { name: accountName(name), password })
}

/** The event log of the house that runs on this machine, undefined when none does. */
export function houseLog(env: NodeJS.ProcessEnv): string | undefined {
  const { EVENT_LOG, KAFKA_BROKERS } = stackSettings(env)
  return EVENT_LOG === 'kafka' ? `kafka://${KAFKA_BROKERS}` : houseDatabase('eventlog', env)
}
