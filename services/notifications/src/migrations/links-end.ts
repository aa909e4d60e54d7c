import { Migration } from '@mikro-orm/migrations'

/** When a link ended because the address that it went to was corrected. */
export class LinksEnd extends Migration {
  override up(): void {
    this.addSql('alter table link add column ended_at timestamptz')
  }
}
