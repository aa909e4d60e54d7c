import { Migration } from '@mikro-orm/migrations'

export class MailsThatCanWait extends Migration {
  override up(): void {
    this.addSql('alter table message add column bulk boolean not null default false')
    this.addSql('drop index message_due')
    for (const by of ['person_id', 'email'])
      this.addSql(`create index candidate_of_school_by_${by} on candidate_projection (school_id, ${by})`)
    this.addSql(`create index message_due on message (bulk, due_at, id) where state = 'QUEUED'`)
  }
}
