import { Migration } from '@mikro-orm/migrations'

/** Who may plan with whom. Interviews and fairs are known already; of a match its next change tells. */
export class Acquaintances extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table acquaintance_projection (
    origin text not null,
    subject text not null,
    candidate_id text not null,
    employer_id text not null,
    primary key (origin, subject)
  )`,
  'create index acquaintance_of_candidate on acquaintance_projection (candidate_id, employer_id)',
  'create index booth_at_event on booth_projection (event_id) where open',
  'create index registration_by_candidate on registration_projection (candidate_id) where active',
  // A match whose appointment became an interview was accepted by its candidate.
  `insert into acquaintance_projection (origin, subject, candidate_id, employer_id)
    select distinct on (match_id) 'MATCH', match_id, candidate_id, employer_id from interview
    where match_id is not null and status in ('CONFIRMED', 'COMPLETED') order by match_id, id desc`,
  // What was ever confirmed has a time. A fair joins those who are there now: a row for each pair of it would be half a million.
  `create view acquaintance as
    select candidate_id, employer_id, origin from acquaintance_projection
    union all
    select candidate_id, employer_id, 'INTERVIEW' from interview where starts_at is not null
    union all
    select r.candidate_id, b.employer_id, 'FAIR' from registration_projection r
      join booth_projection b on b.event_id = r.event_id where r.active and b.open`,
]
