import { Migration } from '@mikro-orm/migrations'

/** What a job offers and asks for beyond its text; of those that were posted before, nothing is said. */
export class TermsOfJobs extends Migration {
  override up(): void {
    const unsaid = `{"startsOn": null, "length": null, "rhythm": null, "pay": null, "hoursPerWeek": null, "remote": null,
      "levels": [], "languages": [], "skills": []}`
    this.addSql(`alter table job add column terms jsonb not null default '${unsaid}', add column tutor jsonb`)
    this.addSql('alter table job alter terms drop default')
  }
}
