import { Migration } from '@mikro-orm/migrations'

/** A company may be asked, and names somebody. Of two people who meet outside events one request is open at a time. */
export class CompaniesAsked extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const open = "status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')"

const statements = [
  `alter table interview
    add asks_company boolean not null default false,
    add constraint interview_asks_company check (not asks_company
      or offer_id is not null and status in ('REQUESTED', 'REJECTED', 'CANCELLED'))`,
  'alter index interview_open_offer rename to interview_open_pair_of_offer',
  `create unique index interview_open_pair_outside on interview (recruiter, employer_id, talent)
    where offer_id is not null and not asks_company and ${open}`,
]
