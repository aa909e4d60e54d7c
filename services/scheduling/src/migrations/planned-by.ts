import { Migration } from '@mikro-orm/migrations'

/** Who planned an interview need not lead it. Until now whoever planned one did. */
export class PlannedBy extends Migration {
  override up(): void {
    this.addSql('alter table interview add planned_by text, add planned_by_name text')
  }
}
