import { Migration } from '@mikro-orm/migrations'

/** Why a mail waits to be judged, who sent an answer for somebody, and the mails that nobody will send by themselves. */
export class ToldOfMails extends Migration {
  override up(): void {
    this.addSql('alter table reply add column review text')
    this.addSql('alter table invitation add column sent_by text')
    this.addSql('alter table kept_answer add column sent_by text')
    // Notices that stand say what they can: why, nobody has kept.
    this.addSql(`update notice set facts = facts || '{"review": "NO_CLEAR_ANSWER"}'
      where kind = 'REPLY_RECEIVED' and facts ->> 'outcome' = 'REVIEW'`)
    this.addSql(`update notice set facts = facts || '{"now": "STANDS", "saidAgain": false}'
      where kind = 'REPLY_RECEIVED' and facts ->> 'outcome' = 'OLD_TIME'`)
    this.addSql(`create index message_held on message (state, created_at) where state in ('FAILED', 'UNCERTAIN')`)
  }
}
