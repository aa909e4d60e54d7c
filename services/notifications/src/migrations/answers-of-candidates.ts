import { Migration } from '@mikro-orm/migrations'

export class AnswersOfCandidates extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table candidate_projection (id text primary key, school_id text not null, person_id text)`,
  `create index interview_of_candidate on interview_projection ((state ->> 'candidateId'))`,
]
