import { Migration } from '@mikro-orm/migrations'

/** Who planned an interview, or is one more interviewer, finds it in a list as quickly as those two who meet; an offer is found by words. */
export class ListsOfAllWhoMeet extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  'create index interview_of_planner on interview (planned_by) where planned_by is not null',
  'create index interview_of_interviewers on interview using gin (interviewers jsonb_path_ops)',
  'create index informational_offer_search on informational_offer using gin (search gin_trgm_ops)',
]
