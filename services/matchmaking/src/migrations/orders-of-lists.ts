import { Migration } from '@mikro-orm/migrations'

/** For lists of candidates by their enrolment, and of matches by how far they have come. */
export class OrdersOfLists extends Migration {
  override up(): void {
    this.addSql('create index candidate_newest on candidate (school_id, enrolled_at, id)')
    this.addSql('create index match_of_school_by_state on match (school_id, state, proposed_at, id)')
    this.addSql('create index match_of_employer on match (employer_id, school_id)')
  }
}
