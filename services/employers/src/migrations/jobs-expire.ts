import { Migration } from '@mikro-orm/migrations'

/** What was open before its expiry was kept as due. */
export class JobsExpire extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `insert into due (kind, key, at, data, try_at)
    select 'job-expires', id, expires_at, jsonb_build_object('jobId', job_id, 'jobReviewId', id), expires_at
    from job_review where expires_at is not null and state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`,
  `drop index job_review_expiring`,
]
