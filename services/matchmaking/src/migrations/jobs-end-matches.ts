import { Migration } from '@mikro-orm/migrations'

/** A match whose job is over is not under way: the pair can be matched anew. */
export class JobsEndMatches extends Migration {
  override up(): void {
    this.addSql('drop index match_under_way')
    this.addSql(`create unique index match_under_way on match (candidate_id, job_id)
      where state not in ('CANDIDATE_REFUSED', 'COMPANY_REFUSED', 'APPOINTMENT_DECLINED', 'JOB_OVER')`)
  }
}
