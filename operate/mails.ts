/**
 * `npm run mails -- list | send <msg_…>`: mails that were refused for good, or of which nobody can say whether they
 * arrived. A running service sends again what is put back. The database is that of DATABASE_URL or `--database`.
 */
import { parseArgs } from 'node:util'
import { listHeldMails, sendHeldMail } from '@passerelle/notifications'
import { withDatabase } from './operator-database.ts'

const usage = 'npm run mails -- list | send <msg_…> [--database <url>]'
const { positionals, values } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } })
const [command, id] = positionals

await withDatabase(values.database, usage, async (db) => {
  if (command === 'list') {
    const held = await listHeldMails(db)
    for (const mail of held) {
      console.log(`${mail.id}  ${mail.state}  ${mail.kind}  ${mail.createdAt.toISOString()}  to ${mail.person}`)
      console.log(`  ${mail.messageId ?? 'not written'}  after ${mail.attempts} attempts: ${mail.outcome}`)
    }
    return held.length === 0 ? 'No mail needs a look.' : `${held.length} mails need a look.`
  }
  if (command !== 'send' || !id) return undefined
  return (await sendHeldMail(db, id)) ? `${id} is queued again.` : `${id} is neither refused nor uncertain.`
})
