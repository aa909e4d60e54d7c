/**
 * `npm run outbox -- list | release <key> | skip <key> --reason <why> [--database <url>]`: events of one service that
 * could not be sent. The database is that of DATABASE_URL unless said otherwise.
 */
import { parseArgs } from 'node:util'
import { listParked, releaseKey, skipParked } from '@passerelle/messaging'
import { withDatabase } from './operator-database.ts'

const usage = 'npm run outbox -- list | release <key> | skip <key> --reason <why> [--database <url>]'
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { database: { type: 'string' }, reason: { type: 'string' } },
})
const [command, key] = positionals

await withDatabase(values.database, usage, async (db) => {
  if (command === 'list') {
    const parked = await listParked(db)
    for (const row of parked) {
      console.log(`${row.key}  ${row.type}  ${row.eventId}  parked ${row.parkedAt.toISOString()}, ${row.behind} behind`)
      console.log(`  after ${row.attempts} attempts: ${row.reason}`)
    }
    return parked.length === 0 ? 'No key is parked.' : `${parked.length} parked. Others go on.`
  }
  if (command === 'release' && key) {
    return (await releaseKey(db, key)) ? `${key} is sent again.` : `${key} is not parked.`
  }
  if (command === 'skip' && key && values.reason) {
    const eventId = await skipParked(db, key, values.reason)
    return eventId ? `${eventId} is never sent; those behind it are.` : `${key} is not parked.`
  }
  return undefined
})
