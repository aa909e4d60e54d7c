import { Migration } from '@mikro-orm/migrations'

export class AnswerTables extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create table link (
    token_hash text primary key, message_id text not null, person text not null, subject text not null, act text not null,
    created_at timestamptz not null)`,
  `create table match_projection (id text primary key, state jsonb not null)`,
  `alter table notice add column match_id text`,
  `alter table invitation
    add column version integer not null default 1,
    add column response text not null default 'NONE' check (response in ('NONE', 'ACCEPTED', 'DECLINED', 'TENTATIVE')),
    add column origin text, add column answered_at timestamptz, add column answered_sequence integer,
    add column stamped_at timestamptz, add column comment text, add column sent_at timestamptz,
    add check ((response = 'NONE') = (origin is null) and (origin is null) = (answered_at is null))`,
  // A REQUEST may be said again to somebody who answered an older one.
  `alter table message
    add column repeat integer not null default 0, add column bounced_at timestamptz,
    drop constraint message_invitation_id_method_sequence_key,
    add constraint message_invitation_once unique (invitation_id, method, sequence, repeat)`,
  `create table invitation_draft (
    interview_id text primary key, state text not null check (state in ('DRAFT', 'SCHEDULED', 'SENT', 'CANCELLED')),
    words text, send_at timestamptz, author text not null, created_at timestamptz not null, ended_at timestamptz,
    check (state <> 'SCHEDULED' or send_at is not null))`,
  `create index invitation_draft_due on invitation_draft (send_at) where state = 'SCHEDULED'`,
  `create table reply (
    id text primary key, interview_id text not null, invitation_id text not null, outcome text not null, response text,
    sequence integer, starts_at timestamptz, ends_at timestamptz, sender text, text text,
    digest text not null, arrived_at timestamptz not null, unique (invitation_id, digest))`,
  `create index reply_interview on reply (interview_id, arrived_at, id)`,
  `create table bounced_address (email text primary key, reason text not null, bounced_at timestamptz not null)`,
  // Signs the addresses that answers are sent to; kept for as long as calendars know them. Two random UUIDs: 244 bits.
  `create table reply_key (id integer primary key default 1 check (id = 1), key text not null)`,
  `insert into reply_key (key)
    select encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')`,
]
