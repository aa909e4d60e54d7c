import { Migration } from '@mikro-orm/migrations'

/** What was confirmed before its end was kept as due. */
export class InterviewsEnd extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `insert into due (kind, key, at, data, try_at)
    select 'interview-ends', id, ends_at, jsonb_build_object('interviewId', id), ends_at
    from interview where status = 'CONFIRMED'`,
  `drop index interview_to_complete`,
]
