import { Migration } from '@mikro-orm/migrations'

/** Mails that were queued before have none. */
export class TracesOfMails extends Migration {
  override up(): void {
    this.addSql('alter table message add column traceparent text')
  }
}
