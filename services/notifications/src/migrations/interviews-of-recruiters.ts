import { Migration } from '@mikro-orm/migrations'

/** For what stands of somebody who leaves a company. */
export class InterviewsOfRecruiters extends Migration {
  override up(): void {
    this.addSql('create index interview_of_recruiter on interview_projection (recruiter)')
  }
}
