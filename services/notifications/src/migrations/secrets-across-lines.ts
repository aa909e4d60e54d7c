import { Migration } from '@mikro-orm/migrations'

/** What keeps words of mails that came in. */
const kept = {
  reply: ['sender', 'text'],
  bounced_address: ['reason'],
  invitation: ['comment', 'sent_by'],
  kept_answer: ['comment', 'sent_by'],
  notice: ['facts'],
}

// Where a line was broken, in text and in JSON.
const broken = String.raw`(=?(\r?\n|(\\r)?\\n)([>|[:blank:]]|\\t)*)?`
// Tokens of our links, and codes of the addresses that answers are sent to.
const links = `(/l/|%2Fl%2F)(${broken}[[:alnum:]_-]){43}(?![[:alnum:]_-])`
const addresses = String.raw`(reply|bounce)(\+|%2B|=2B)(${broken}[0-9a-z]){26}(${broken}[0-9a-f]){24}`

/** As `secrets_in_answers`, where a line was broken inside of what was quoted. */
export class SecretsAcrossLines extends Migration {
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
