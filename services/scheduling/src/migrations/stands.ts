import { Migration } from '@mikro-orm/migrations'

/** Recruiters stand somewhere at a fair to which people come. */
export class Stands extends Migration {
  override up(): void {
    this.addSql('alter table host add column stand text')
  }
}
