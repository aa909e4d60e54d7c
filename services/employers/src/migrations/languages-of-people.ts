import { Migration } from '@mikro-orm/migrations'

/** Which languages there are is said in one place, `languages` of the kernel. */
export class LanguagesOfPeople extends Migration {
  override up(): void {
    this.addSql('alter table person drop constraint person_locale_check')
  }
}
