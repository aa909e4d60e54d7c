import { Migration } from '@mikro-orm/migrations'

/** The zone of a school, and the match of a mail in a column of its own as its interview is. */
export class ZonesAndMatches extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `alter table school_projection add column time_zone text`,
  `alter table message add column match_id text`,
  `update message set match_id = facts ->> 'matchId' where facts ->> 'matchId' is not null`,
]
