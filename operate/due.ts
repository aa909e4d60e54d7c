/**
 * `npm run due -- list | retry <kind> <key> | drop <kind> <key>`: things whose time had come and that failed again and
 * again. A running service tries again what is to be retried. The database is that of DATABASE_URL or `--database`.
 */
import { parseArgs } from 'node:util'
import { dropDue, listParkedDue, retryDue } from '@passerelle/messaging'
import { withDatabase } from './operator-database.ts'

const usage = 'npm run due -- list | retry <kind> <key> | drop <kind> <key> [--database <url>]'
const { positionals, values } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } })
const [command, kind, key] = positionals

await withDatabase(values.database, usage, async (db) => {
  if (command === 'list') {
    const parked = await listParkedDue(db)
    for (const row of parked) {
      console.log(`${row.kind}  ${row.key}  was due ${row.at.toISOString()}, parked ${row.parkedAt.toISOString()}`)
      console.log(`  after ${row.attempts} attempts: ${row.reason}`)
    }
    return parked.length === 0 ? 'Nothing is parked.' : `${parked.length} parked. Others go on.`
  }
  if (!kind || !key) return undefined
  if (command === 'retry') {
    return (await retryDue(db, kind, key)) ? `${kind} ${key} is tried again.` : `${kind} ${key} is not parked.`
  }
  if (command === 'drop') {
    return (await dropDue(db, kind, key)) ? `${kind} ${key} never happens.` : `${kind} ${key} is not parked.`
  }
  return undefined
})
