import { Migration } from '@mikro-orm/migrations'

export class NotificationTables extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table notice (
    id text primary key, person text not null, cause text not null, kind text not null, facts jsonb not null,
    interview_id text, event_id text, employer_id text, school_id text, job_id text,
    created_at timestamptz not null, read_at timestamptz, version integer not null default 1,
    unique (cause, person))`,
  `create index notice_list on notice (person, created_at desc, id desc)`,
  `create index notice_unread on notice (person, created_at desc, id desc) where read_at is null`,
  `create table invitation (
    id text primary key, interview_id text not null, person text not null, uid text not null,
    created_at timestamptz not null, unique (interview_id, person))`,
  `create table message (
    id text primary key, person text not null, kind text not null, cause text not null,
    thread text not null, position integer not null,
    interview_id text, invitation_id text references invitation deferrable initially deferred, method text, sequence integer,
    facts jsonb not null, state text not null
      check (state in ('QUEUED', 'SENDING', 'SENT', 'FAILED', 'UNCERTAIN', 'DROPPED')),
    attempts integer not null, due_at timestamptz not null,
    claim text, claimed_until timestamptz, handed_over_at timestamptz, sent_at timestamptz,
    message_id text, language text, subject text, text text, calendar text, outcome text,
    created_at timestamptz not null,
    unique (thread, position), unique (invitation_id, method, sequence),
    check (state <> 'SENDING' or (claim is not null and claimed_until is not null and message_id is not null)),
    check ((invitation_id is null) = (method is null) and (method is null) = (sequence is null)))`,
  `create unique index message_once on message (cause, person) where invitation_id is null`,
  `create index message_due on message (due_at) where state = 'QUEUED'`,
  `create index message_claimed on message (claimed_until) where state = 'SENDING'`,
  `create index message_of_person on message (person, interview_id, created_at, id)`,
]
