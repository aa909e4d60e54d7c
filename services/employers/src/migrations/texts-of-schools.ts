import { Migration } from '@mikro-orm/migrations'

export class TextsOfSchools extends Migration {
  override up(): void {
    this.addSql('alter table school add column criteria text, add column safety_advice jsonb')
  }
}
