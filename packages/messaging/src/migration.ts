import { Migration } from '@mikro-orm/migrations'
import { virtualPartitions } from './partition.ts'

/** The tables of the outbox and of the inbox. Every service lists it first among its migrations. */
export class MessagingTables extends Migration {
  override up(): void {
    for (const statement of [...outbox, ...inbox]) this.addSql(statement)
  }
}

const outbox = [
  `create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null unique,
    topic text not null,
    partition_key text not null,
    vp smallint not null check (vp between 0 and ${virtualPartitions - 1}),
    aggregate_type text not null,
    aggregate_id text not null,
    aggregate_version integer not null,
    ordinal smallint not null,
    type text not null,
    headers jsonb not null,
    data bytea not null,
    occurred_at timestamptz not null,
    attempts integer not null default 0,
    last_error text,
    parked_at timestamptz,
    skipped_at timestamptz,
    published_at timestamptz,
    unique (aggregate_type, aggregate_id, aggregate_version, ordinal)
  )`,
  `create index outbox_to_publish on outbox (vp, id) where published_at is null`,
  `create index outbox_parked on outbox (partition_key) where parked_at is not null and published_at is null`,
  `create index outbox_to_prune on outbox (published_at) where published_at is not null and skipped_at is null`,
  `create table outbox_lease (
    vp smallint primary key,
    owner uuid,
    epoch bigint not null default 0,
    until timestamptz not null default '-infinity'
  )`,
  `insert into outbox_lease (vp) select generate_series(0, ${virtualPartitions - 1})`,
]

const inbox = [
  `create table inbox (
    consumer text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
  )`,
  `create index inbox_to_prune on inbox (received_at)`,
  `create table inbox_version (
    consumer text not null,
    aggregate_type text not null,
    aggregate_id text not null,
    version integer not null,
    ordinal smallint not null,
    primary key (consumer, aggregate_type, aggregate_id)
  )`,
  `create table inbox_parked (
    id bigint generated always as identity primary key,
    consumer text not null,
    event_id text not null,
    topic text not null,
    partition_key text not null,
    headers jsonb not null,
    value bytea not null,
    attempts integer not null default 0,
    last_error text,
    parked_at timestamptz not null default now(),
    retry_at timestamptz,
    resolved_at timestamptz,
    resolution text,
    unique (consumer, topic, event_id)
  )`,
  `create index inbox_parked_key on inbox_parked (consumer, topic, partition_key, id) where resolved_at is null`,
  `create index inbox_to_retry on inbox_parked (consumer) where resolved_at is null and retry_at is not null`,
]
