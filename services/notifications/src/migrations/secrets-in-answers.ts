import { Migration } from '@mikro-orm/migrations'

/** What keeps words of mails that came in. */
const kept = {
  reply: ['sender', 'text'],
  bounced_address: ['reason'],
  invitation: ['comment', 'sent_by'],
  kept_answer: ['comment', 'sent_by'],
  notice: ['facts'],
}

// Tokens of our links, and codes of the addresses that answers are sent to.
const links = '(/l/|%2Fl%2F)[[:alnum:]_-]{20,}'
const addresses = String.raw`\m(reply|bounce)(\+|%2B|=2B)[0-9a-z]{26}[0-9a-f]{24}`

/** What mails that came in had quoted of our links and addresses is taken out of what was kept of them. */
export class SecretsInAnswers extends Migration {
  override up(): void {
    for (const [table, columns] of Object.entries(kept)) {
      for (const column of columns) {
        const type = column === 'facts' ? 'jsonb' : 'text'
        const without = `regexp_replace(regexp_replace(${column}::text, '${links}', '\\1…', 'gi'), '${addresses}', '…', 'gi')`
        this.addSql(`update ${table} set ${column} = ${without}::${type}
          where ${column}::text ~* '${links}' or ${column}::text ~* '${addresses}'`)
      }
    }
  }
}
