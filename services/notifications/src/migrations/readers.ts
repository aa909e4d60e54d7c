import { Migration } from '@mikro-orm/migrations'

/**
 * Candidates who have never signed in are written to at the address of their file, in French, by the clock of their school. What
 * their address is matchmaking tells once more.
 */
export class Readers extends Migration {
  override up(): void {
    this.addSql('alter table candidate_projection add name text, add email text')
    this.addSql(`create view reader as
      select id, name, email, locale, time_zone from person_projection
      union all
      select c.id, coalesce(p.name, c.name), coalesce(p.email, c.email), coalesce(p.locale, 'fr'),
        coalesce(p.time_zone, s.time_zone, 'Europe/Paris')
      from candidate_projection c
        left join person_projection p on p.id = c.person_id
        left join school_projection s on s.id = c.school_id
      where coalesce(p.email, c.email) is not null`)
  }
}
