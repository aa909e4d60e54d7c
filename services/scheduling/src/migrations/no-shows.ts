import { Migration } from '@mikro-orm/migrations'

/** Who is said not to have come to an interview. */
export class NoShows extends Migration {
  override up(): void {
    this.addSql(`alter table interview add column no_shows jsonb not null default '[]'`)
    this.addSql('alter table interview alter column no_shows drop default')
  }
}
