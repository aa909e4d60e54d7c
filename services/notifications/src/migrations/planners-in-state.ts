import { Migration } from '@mikro-orm/migrations'

/** Who planned an interview is read in what is said of it; the column named its recruiter. */
export class PlannersInState extends Migration {
  override up(): void {
    this.addSql('alter table interview_projection drop column planned_by')
  }
}
