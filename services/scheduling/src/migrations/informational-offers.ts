import { Migration } from '@mikro-orm/migrations'

/** Informational interviews are asked for outside events, too; the times are proposed there by whoever accepts. */
export class InformationalOffers extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table informational_offer (
    id text primary key,
    employer_id text not null,
    offered_by text not null unique,
    employer_user_id text not null,
    person_id text not null,
    display_name text not null,
    company_name text not null,
    search text not null,
    topics text[] not null,
    languages text[] not null,
    per_month integer not null check (per_month > 0),
    time_zone text not null,
    ideal_candidate text,
    custom_question text,
    open boolean not null,
    version integer not null default 1,
    check (offered_by in (employer_user_id, employer_id))
  )`,
  'create index informational_offer_of_company on informational_offer (employer_id, id)',
  'create index informational_offer_of_person on informational_offer (person_id, id)',
  `alter table interview
    add offer_id text references informational_offer (id),
    add proposed_times jsonb not null default '[]',
    add constraint interview_of_offer check (offer_id is null
      or event_id is null and kind = 'INFORMATIONAL' and origin = 'REQUEST'),
    add constraint interview_asked_for check (origin not in ('REQUEST', 'BOOKING') or num_nonnulls(event_id, offer_id) = 1)`,
  `create unique index interview_open_offer on interview (offer_id, talent)
    where offer_id is not null and status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')`,
  // What counts against the offer in a month.
  `create index interview_of_month on interview (offer_id, requested_at)
    where offer_id is not null and status not in ('REJECTED', 'CANCELLED')`,
]
