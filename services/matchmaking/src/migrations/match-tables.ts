import { Migration } from '@mikro-orm/migrations'

export class MatchTables extends Migration {
  override up(): void {
    for (const statement of [...match, ...journal, ...projections]) this.addSql(statement)
  }
}

const match = [
  `create table match (
    id text primary key,
    school_id text not null,
    candidate_id text not null references candidate (id),
    candidate_person_id text,
    job_id text not null,
    employer_id text not null,
    contact_user_id text not null,
    contact_person_id text not null,
    documents jsonb not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null,
    offer_answer text,
    offer_answered_at timestamptz,
    offer_comment text,
    company_answer text,
    company_answered_at timestamptz,
    company_comment text,
    starts_at timestamptz,
    ends_at timestamptz,
    appointment_answer text,
    appointment_answered_at timestamptz,
    appointment_comment text,
    round integer not null,
    last_step integer not null,
    version integer not null default 1,
    check ((starts_at is null) = (ends_at is null)),
    check ((starts_at is null) = (state not like 'APPOINTMENT_%'))
  )`,
  // A candidate and a job are put in touch once at a time.
  `create unique index match_under_way on match (candidate_id, job_id)
    where state not in ('CANDIDATE_REFUSED', 'COMPANY_REFUSED', 'APPOINTMENT_DECLINED')`,
  'create index match_of_school on match (school_id, proposed_at desc, id desc)',
  'create index match_of_contact on match (contact_user_id, school_id)',
  'create index match_of_candidate on match (candidate_id)',
  'create index match_of_candidate_person on match (candidate_person_id, school_id)',
  'create index match_of_job on match (job_id, school_id)',
]

const journal = [
  // Deferred: a match and its first entry are written in no particular order.
  `create table match_step (
    match_id text not null references match (id) deferrable initially deferred,
    number integer not null,
    at timestamptz not null,
    subject text not null,
    action text not null,
    value text,
    author text,
    on_behalf boolean not null,
    channel text not null,
    comment text,
    round integer not null,
    starts_at timestamptz,
    ends_at timestamptz,
    withdraws integer,
    primary key (match_id, number)
  )`,
  // A journal that somebody could put right afterwards would explain nothing.
  `create function refuse_change_of_match_step() returns trigger language plpgsql as $$
    begin raise exception 'A journal is only added to.'; end $$`,
  `create trigger match_step_is_append_only before update or delete on match_step
    for each row execute function refuse_change_of_match_step()`,
]

const projections = [
  `create table job_projection (
    id text primary key,
    employer_id text not null,
    title text not null,
    posted_by text not null,
    approved_at text[] not null
  )`,
  `create table employer_user_projection (
    id text primary key,
    employer_id text not null,
    person_id text not null,
    active boolean not null
  )`,
  'create index employer_user_of_person on employer_user_projection (person_id, employer_id)',
  'create table person_projection (id text primary key, name text not null)',
  'create table school_projection (id text primary key, name text not null)',
  'create table employer_projection (id text primary key, name text not null)',
  'alter table interview_projection add column match_id text',
  'create index interview_of_match on interview_projection (match_id) where match_id is not null',
]
