/**
 * `npm run provision`: a database and a role for each service, and for the embedded event log, on the server of
 * ADMIN_DATABASE_URL. Passwords come from EMPLOYERS_DB_PASSWORD and its like; a service whose password is not set is left
 * out. May run again at any time.
 */
import { provisionDatabases } from '@passerelle/persistence/provision'
import { accountName } from '../house/keeper/databases.ts'
import { databaseNames } from '../house/keeper/secrets.ts'

const accounts = databaseNames.flatMap((name) => {
  const password = process.env[`${name.toUpperCase()}_DB_PASSWORD`]
  return password ? [{ name: accountName(name), password }] : []
})
try {
  if (!process.env.ADMIN_DATABASE_URL) throw new Error('ADMIN_DATABASE_URL is not set')
  await provisionDatabases(process.env.ADMIN_DATABASE_URL, accounts)
  console.log(accounts.map(({ name }) => name).join(', '))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
