import { Migration } from '@mikro-orm/migrations'

export class MatchingIsOptional extends Migration {
  override up(): void {
    this.addSql('create table matching (school_id text primary key, is_on boolean not null)')
  }
}
