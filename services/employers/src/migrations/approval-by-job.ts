import { Migration } from '@mikro-orm/migrations'

export class ApprovalByJob extends Migration {
  override up(): void {
    this.addSql('alter table school add column approves_by_job boolean not null default false')
  }
}
