import { Migration } from '@mikro-orm/migrations'

/** A match whose interview was held, or that the school has ended, is not under way: the pair can be matched anew. */
export class InterviewsEndMatches extends Migration {
  override up(): void {
    this.addSql(`alter table match drop constraint match_check1, add constraint match_has_appointment
      check ((starts_at is null) = (state not like 'APPOINTMENT_%' and state <> 'INTERVIEW_HELD'))`)
    this.addSql('drop index match_under_way')
    this.addSql(`create unique index match_under_way on match (candidate_id, job_id) where state not in
      ('CANDIDATE_REFUSED', 'COMPANY_REFUSED', 'APPOINTMENT_DECLINED', 'JOB_OVER', 'INTERVIEW_HELD', 'ENDED')`)
  }
}
