import { databaseAddress } from '@passerelle/persistence'
import { Client } from 'pg'

/**
 * Runs an operator's command on a service's database and prints what it says; the usage when it says nothing.
 * Sets the exit code: 2 for a command that was not understood, 1 for a database that cannot be reached.
 */
export async function withDatabase(
  url: string | undefined,
  usage: string,
  command: (db: Client) => Promise<string | undefined>,
): Promise<void> {
  const database = url ?? process.env.DATABASE_URL
  if (!database) return fail(2, `Say which database: DATABASE_URL or --database.\n${usage}`)
  let db: Client | undefined
  try {
    db = new Client(databaseAddress(database))
    await db.connect()
    const answer = await command(db)
    if (answer === undefined) fail(2, usage)
    else console.log(answer)
  } catch (error) {
    fail(1, error instanceof Error ? error.message : String(error))
  } finally {
    await db?.end().catch(() => {})
  }
}

function fail(code: number, message: string): void {
  console.error(message)
  process.exitCode = code
}
