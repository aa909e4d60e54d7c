import { Migration } from '@mikro-orm/migrations'

export class EmployersAndApprovals extends Migration {
  override up(): void {
    this.addSql(`create table employer (
      id text primary key,
      registration_scheme text not null,
      registration_country text,
      registration_number text not null,
      name text not null,
      search_name text collate "C" not null,
      website text,
      city text,
      industry text,
      size text,
      created_at timestamptz not null,
      version integer not null default 1,
      constraint employer_once unique nulls not distinct (registration_scheme, registration_country, registration_number)
    )`)
    this.addSql('create index employer_by_name on employer (search_name, id)')
    this.addSql(`create index employer_by_word on employer using gin (to_tsvector('simple', search_name))`)
    this.addSql(`create function keep_registration() returns trigger language plpgsql as $$
      begin raise exception 'The registration number of a company never changes.'; end $$`)
    this.addSql(`create trigger keep_registration before update on employer for each row
      when ((old.registration_scheme, old.registration_country, old.registration_number)
        is distinct from (new.registration_scheme, new.registration_country, new.registration_number))
      execute function keep_registration()`)
    this.addSql(`create table employer_user (
      id text primary key,
      employer_id text not null references employer,
      person_id text not null references person,
      role text not null,
      title text,
      active boolean not null,
      joined_at timestamptz not null,
      version integer not null default 1,
      unique (employer_id, person_id)
    )`)
    this.addSql('create index employer_user_by_person on employer_user (person_id) where active')
    this.addSql('create index employer_user_by_joining on employer_user (employer_id, joined_at, id) where active')
    this.addSql(
      `create unique index employer_has_one_owner on employer_user (employer_id) where role = 'OWNER' and active`,
    )
    this.addSql(`create table approval (
      id text primary key,
      school_id text not null references school,
      employer_id text not null references employer,
      state text not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
      roles text[] not null,
      requested_by text not null references person,
      requested_at timestamptz not null,
      decided_by text references person,
      decided_at timestamptz,
      reason text,
      history jsonb not null,
      version integer not null default 1,
      constraint approval_once unique (employer_id, school_id)
    )`)
    this.addSql('create index approval_by_request on approval (school_id, requested_at, id)')
    this.addSql('create index approval_by_state on approval (school_id, state, requested_at, id)')
  }
}
