/**
 * `npm run inbox -- list | retry <consumer> <topic> <key> | skip <consumer> <topic> <key> --reason <why>`: messages that
 * one service could not handle. A running service takes up what is to be retried. The database is that of DATABASE_URL
 * or `--database`.
 */
import { parseArgs } from 'node:util'
import { listParkedMessages, retryHeldKey, skipHeldMessage } from '@passerelle/messaging'
import { withDatabase } from './operator-database.ts'

const usage =
  'npm run inbox -- list | retry <consumer> <topic> <key> | skip <consumer> <topic> <key> --reason <why> [--database <url>]'
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { database: { type: 'string' }, reason: { type: 'string' } },
})
const [command, consumer, topic, key] = positionals

await withDatabase(values.database, usage, async (db) => {
  if (command === 'list') {
    const parked = await listParkedMessages(db)
    for (const row of parked) {
      const state = row.retrying ? 'to be retried' : `parked ${row.parkedAt.toISOString()}`
      console.log(`${row.consumer}  ${row.topic}  ${row.key}  ${row.eventId}  ${state}, ${row.behind} behind`)
      console.log(`  after ${row.attempts} attempts: ${row.reason}`)
    }
    return parked.length === 0 ? 'No key is parked.' : `${parked.length} parked. Others go on.`
  }
  if (!consumer || !topic || !key) return undefined
  const held = { consumer, topic, key }
  if (command === 'retry') {
    const messages = await retryHeldKey(db, held)
    return messages > 0 ? `${messages} to be retried by the running service.` : `${key} is not parked.`
  }
  if (command === 'skip' && values.reason) {
    const eventId = await skipHeldMessage(db, held, values.reason)
    return eventId ? `${eventId} never takes effect; those behind it are taken up.` : `${key} is not parked.`
  }
  return undefined
})
