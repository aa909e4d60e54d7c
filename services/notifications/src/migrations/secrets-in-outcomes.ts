import { Migration } from '@mikro-orm/migrations'

// Tokens of our links, and codes of the addresses that answers are sent to.
const links = '(/l/|%2Fl%2F)[[:alnum:]_-]{20,}'
const addresses = String.raw`\m(reply|bounce)(\+|%2B|=2B)[0-9a-z]{26}[0-9a-f]{24}`

/** What mail servers had repeated of our links and addresses, as one that takes no mail from our sender does, is taken out of what was kept of their answers. */
export class SecretsInOutcomes extends Migration {
  override up(): void {
    this.addSql(`update message
      set outcome = regexp_replace(regexp_replace(outcome, '${links}', '\\1…', 'gi'), '${addresses}', '…', 'gi')
      where outcome ~* '${links}' or outcome ~* '${addresses}'`)
  }
}
