import { Migration } from '@mikro-orm/migrations'

/** Interviews are planned for jobs that there are. */
export class Jobs extends Migration {
  override up(): void {
    this.addSql('create table job_projection (id text primary key, employer_id text not null)')
  }
}
