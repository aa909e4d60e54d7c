import { Migration } from '@mikro-orm/migrations'

/** A match that was decided waits for nobody again when its job is over. Of jobs that were over before nothing is known. */
export class JobsOver extends Migration {
  override up(): void {
    this.addSql(`alter table job_projection add column over_at text[] not null default '{}'`)
  }
}
