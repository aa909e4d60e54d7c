import { Migration } from '@mikro-orm/migrations'

export class PeopleWhoMeet extends Migration {
  override up(): void {
    for (const table of ['interview_people_projection', 'match_people_projection']) {
      this.addSql(`create table ${table} (
        id text primary key,
        candidate_id text not null,
        people text[] not null
      )`)
      this.addSql(`create index ${table}_by_candidate on ${table} (candidate_id)`)
      this.addSql(`create index ${table}_by_person on ${table} using gin (people)`)
    }
    this.addSql('create index candidate_projection_by_person on candidate_projection (person_id)')
  }
}
