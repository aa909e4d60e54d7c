import { Migration } from '@mikro-orm/migrations'

export class CandidateTables extends Migration {
  override up(): void {
    for (const statement of [...candidate, ...mailbox, ...acquaintance]) this.addSql(statement)
  }
}

const candidate = [
  // For `like '%word%'`. A trusted extension: the owner of the database may make it.
  'create extension if not exists pg_trgm',
  `create table candidate (
    id text primary key,
    school_id text not null,
    person_id text,
    first_name text not null,
    last_name text not null,
    birth_date date not null,
    email text not null,
    campaign text not null,
    programme text,
    graduation_year integer,
    identity_key text not null,
    sort_name text collate "C" not null,
    search_text text not null,
    enrolled_by text not null,
    enrolled_at timestamptz not null,
    version integer not null default 1,
    unique (school_id, identity_key)
  )`,
  'create index candidate_of_school on candidate (school_id, sort_name, id)',
  'create index candidate_of_person on candidate (person_id) where person_id is not null',
  'create index candidate_waiting on candidate (email) where person_id is null',
  'create index candidate_search on candidate using gin (search_text gin_trgm_ops)',
]

const mailbox = [
  'create table mailbox (email text primary key, person_id text)',
  'create index mailbox_of_person on mailbox (person_id) where person_id is not null',
]

const acquaintance = [
  'create table booth_projection (id text primary key, event_id text not null, employer_id text not null, open boolean not null)',
  'create index booth_of_employer on booth_projection (employer_id, event_id) where open',
  `create table registration_projection (
    id text primary key,
    event_id text not null,
    candidate_id text not null,
    active boolean not null
  )`,
  'create index registration_of_candidate on registration_projection (candidate_id, event_id) where active',
  'create table interview_projection (id text primary key, employer_id text not null, candidate_id text not null)',
  'create index interview_of_candidate on interview_projection (candidate_id, employer_id)',
]
