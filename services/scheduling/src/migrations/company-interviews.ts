import { Migration } from '@mikro-orm/migrations'

/** What admins and the owner of a company read of its interviews at events, the last made first. */
export class CompanyInterviews extends Migration {
  override up(): void {
    this.addSql('create index interview_of_company on interview (employer_id, id) where event_id is not null')
  }
}
