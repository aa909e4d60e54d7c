import { Migration } from '@mikro-orm/migrations'

/** The tables of the journal. A service that has subscriptions which resume lists it among its migrations. */
export class JournalTables extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  // `head` is the last position given, everything up to `start` is forgotten. The secret makes cursors opaque.
  `create table journal_stream (
    stream text primary key,
    head bigint not null default 0,
    start bigint not null default 0,
    secret uuid not null default gen_random_uuid(),
    check (start <= head)
  )`,
  `create table journal_entry (
    stream text not null,
    position bigint not null,
    event_id text not null,
    addresses text[] not null,
    data jsonb not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    primary key (stream, position)
  )`,
  // What one listener reads is found without reading what is addressed to others.
  `create table journal_address (
    stream text not null,
    address text not null,
    position bigint not null,
    primary key (stream, address, position)
  )`,
]
