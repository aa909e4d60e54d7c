import { Migration } from '@mikro-orm/migrations'

/** Interviews with several interviewers, of a match, or informational. */
export class Meetings extends Migration {
  override up(): void {
    for (const statement of [...interviews, ...hosts, ...kept]) this.addSql(statement)
  }
}

const interviews = [
  `alter table interview
    add interviewers jsonb not null default '[]',
    add match_id text,
    add match_round integer,
    add why_this_company text,
    add questions jsonb not null default '[]',
    drop constraint interview_kind_check,
    drop constraint interview_origin_check,
    add constraint interview_kind_check check (kind in ('JOB', 'INFORMATIONAL')),
    add constraint interview_origin_check check (origin in ('REQUEST', 'BOOKING', 'PLANNED', 'MATCH')),
    add constraint interview_of_match check ((origin = 'MATCH') = (match_id is not null) and (match_id is null or kind = 'JOB')),
    add constraint interview_informational check (kind = 'JOB' or job_id is null),
    add constraint interview_of_two_at_an_event check (event_id is null or interviewers = '[]')`,
  // An appointment becomes one interview, however often its news arrives.
  'create unique index interview_of_appointment on interview (match_id, match_round) where match_id is not null',
  'create index interview_of_candidate on interview (candidate_id, id)',
]

const hosts = [
  `alter table host add interview_kind text not null default 'JOB' check (interview_kind in ('JOB', 'INFORMATIONAL'))`,
]

const kept = [
  `create table verdict (
    interview_id text primary key references interview (id),
    still_interested boolean not null,
    notes text,
    recorded_at timestamptz not null
  )`,
  `create table employer_user_projection (
    id text primary key,
    employer_id text not null,
    person_id text not null,
    active boolean not null
  )`,
  // What was said of users so far was not kept. Who is met at an event is one; of the others the next change tells.
  `insert into employer_user_projection
    select employer_user_id, employer_id, person_id, true from host where open
    on conflict do nothing`,
]
