import { Migration } from '@mikro-orm/migrations'

/** Who did not come to the interview of a match. */
export class NoShows extends Migration {
  override up(): void {
    this.addSql(`alter table match_step add column absent text check (absent in ('CANDIDATE', 'COMPANY'))`)
  }
}
