import { Migration } from '@mikro-orm/migrations'

export class SchedulingTables extends Migration {
  override up(): void {
    for (const statement of [...extensions, ...hosts, ...interviews, ...occupancy, ...projections])
      this.addSql(statement)
  }
}

const extensions = ['create extension if not exists btree_gist', 'create extension if not exists pg_trgm']

const hosts = [
  `create table host (
    id text primary key,
    event_id text not null,
    employer_id text not null,
    employer_user_id text not null,
    person_id text not null,
    booking_mode text not null check (booking_mode in ('DIRECT', 'SELECTIVE')),
    ideal_candidate text,
    custom_question text,
    open boolean not null,
    days jsonb not null,
    blocked jsonb not null,
    version integer not null default 1,
    unique (event_id, employer_user_id)
  )`,
  'create index host_of_user on host (employer_user_id, id desc)',
  // What the directory is searched and sorted by. Apart from host, so that a new name changes no aggregate.
  `create table host_listing (
    host_id text primary key references host (id),
    event_id text not null,
    employer_id text not null,
    person_id text not null,
    display_name text not null,
    company_name text not null,
    sort_company text collate "C" not null,
    sort_name text collate "C" not null,
    search text not null,
    open boolean not null,
    booth_open boolean not null
  )`,
  `create index host_listing_order on host_listing (event_id, sort_company, sort_name, host_id) where open and booth_open`,
  'create index host_listing_search on host_listing using gin (search gin_trgm_ops)',
  'create index host_listing_of_person on host_listing (person_id)',
  'create index host_listing_of_employer on host_listing (employer_id)',
]

const interviews = [
  `create table interview (
    id text primary key,
    event_id text,
    event_name text,
    host_id text references host (id),
    employer_id text not null,
    company_name text not null,
    job_id text,
    candidate_id text not null,
    talent text not null,
    talent_name text not null,
    recruiter text not null check (recruiter <> talent),
    recruiter_name text not null,
    kind text not null check (kind in ('JOB')),
    origin text not null check (origin in ('REQUEST', 'BOOKING', 'PLANNED')),
    sent_by text not null check (sent_by in ('TALENT', 'RECRUITER')),
    status text not null check (status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED', 'COMPLETED', 'REJECTED', 'CANCELLED')),
    message text,
    question text,
    answer text,
    starts_at timestamptz,
    ends_at timestamptz,
    time_zone text not null,
    sequence integer not null check (sequence >= 0),
    requested_at timestamptz not null,
    changed_at timestamptz not null,
    changed_by text,
    reason text,
    history jsonb not null,
    version integer not null default 1,
    check ((event_id is null) = (host_id is null)),
    check (ends_at > starts_at),
    check (status not in ('CONFIRMED', 'COMPLETED') or starts_at is not null)
  )`,
  'create index interview_of_talent on interview (talent, event_id, id)',
  'create index interview_of_recruiter on interview (recruiter, event_id, id)',
  `create unique index interview_open_pair on interview (host_id, talent)
    where status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')`,
  `create index interview_request_received on interview (host_id) where origin = 'REQUEST' and sent_by = 'TALENT'`,
  `create index interview_to_complete on interview (ends_at) where status = 'CONFIRMED'`,
  `create index interview_open_at_event on interview (event_id) where status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')`,
  `create table event_credit (
    event_id text not null,
    person_id text not null,
    used integer not null check (used >= 0),
    primary key (event_id, person_id)
  )`,
]

const occupancy = [
  // Rows of one interview may overlap each other: moving it takes the new time before it gives the old one back.
  `create table occupancy (
    person_id text not null,
    during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
    interview_id text not null,
    constraint never_two_at_once exclude using gist (person_id with =, during with &&, interview_id with <>)
  )`,
  'create index occupancy_of_interview on occupancy (interview_id)',
]

const projections = [
  `create table event_projection (
    id text primary key,
    school_id text not null,
    name text not null,
    time_zone text not null,
    days jsonb not null,
    durations jsonb not null,
    request_policy text not null,
    credits_per_participant integer,
    state text not null
  )`,
  `create table registration_projection (
    id text primary key,
    event_id text not null,
    candidate_id text not null,
    person_id text not null,
    active boolean not null
  )`,
  'create index registration_of_person on registration_projection (event_id, person_id)',
  'create index registration_of_candidate on registration_projection (event_id, candidate_id)',
  'create table booth_projection (id text primary key, event_id text not null, employer_id text not null, open boolean not null)',
  'create index booth_of_employer on booth_projection (event_id, employer_id)',
  'create table person_projection (id text primary key, name text not null, time_zone text not null)',
  'create table employer_projection (id text primary key, name text not null)',
  `create table approval_projection (
    id text primary key,
    school_id text not null,
    employer_id text not null,
    state text not null,
    roles text[] not null
  )`,
  'create index approval_of_employer on approval_projection (employer_id, school_id)',
  `create table candidate_projection (
    id text primary key,
    school_id text not null,
    person_id text,
    name text not null
  )`,
]
