import { Migration } from '@mikro-orm/migrations'

/** An appointment has a place. */
export class PlacesOfAppointments extends Migration {
  override up(): void {
    this.addSql('alter table match add column place text')
    this.addSql('alter table match_step add column place text')
  }
}
