import { Migration } from '@mikro-orm/migrations'

export class KeptAnswers extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table kept_answer (
    invitation_id text not null, number integer not null, response text not null, origin text not null,
    answered_at timestamptz not null, sequence integer not null, comment text, counted boolean not null,
    primary key (invitation_id, number))`,
  // What was answered before all answers were kept.
  `insert into kept_answer
    select id, 1, response, origin, answered_at, coalesce(answered_sequence, 0), comment, true
    from invitation where response <> 'NONE'`,
]
