import { Migration } from '@mikro-orm/migrations'

/** What scheduling says of confirmed interviews. */
export class InterviewsThatStand extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table interview_projection (
    id text primary key,
    event_id text not null,
    employer_id text not null,
    talent text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null
  )`,
  'create index interview_at_event on interview_projection (event_id, ends_at)',
]
