import { Migration } from '@mikro-orm/migrations'

export class EventTables extends Migration {
  override up(): void {
    for (const statement of [...event, ...booth, ...registration, ...approval]) this.addSql(statement)
  }
}

const event = [
  `create table event (
    id text primary key,
    school_id text not null,
    name text not null,
    description text,
    time_zone text not null,
    days jsonb not null,
    durations jsonb not null,
    credits_per_participant integer check (credits_per_participant >= 0),
    request_policy text not null check (request_policy in ('RECRUITERS', 'TALENTS', 'BOTH')),
    opens_at timestamptz not null,
    closes_at timestamptz not null check (closes_at > opens_at),
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
    published_at timestamptz,
    created_by text not null,
    created_at timestamptz not null,
    version integer not null default 1,
    check (state <> 'PUBLISHED' or published_at is not null)
  )`,
  'create index event_of_school on event (school_id, opens_at, id)',
]

const booth = [
  `create table booth (
    id text primary key,
    event_id text not null references event (id),
    school_id text not null,
    employer_id text not null,
    state text not null check (state in ('OPEN', 'CLOSED')),
    opened_at timestamptz not null,
    opened_by text not null,
    version integer not null default 1,
    unique (event_id, employer_id)
  )`,
  'create index booth_of_event on booth (event_id, id)',
  'create index booth_of_employer on booth (employer_id, id)',
]

const registration = [
  `create table registration (
    id text primary key,
    event_id text not null references event (id),
    school_id text not null,
    person_id text not null,
    candidate_id text not null,
    state text not null check (state in ('ACTIVE', 'CANCELLED')),
    registered_at timestamptz not null,
    version integer not null default 1,
    unique (event_id, person_id)
  )`,
  `create index registration_of_event on registration (event_id, id) where state = 'ACTIVE'`,
  'create index registration_of_person on registration (person_id)',
  'create index registration_of_candidate on registration (candidate_id, id)',
]

const approval = [
  `create table approval_projection (
    id text primary key,
    school_id text not null,
    employer_id text not null,
    state text not null check (state in ('PENDING', 'APPROVED', 'DECLINED')),
    roles text[] not null
  )`,
  // Not unique: what employers hands over is theirs to keep unique, and a replay may pass through older states.
  'create index approval_of_employer on approval_projection (employer_id, school_id)',
]
