import type { Pool } from 'pg'

/** Any fixed number: processes that start together on an empty database wait for each other on it. */
const SCHEMA_LOCK = 7_405_802

/**
 * The log's own database. Heads say which offset comes next; offsets grow in order and what was replaced leaves gaps,
 * so a reader needs no more than `offset >= position`. Members of a group live as long as they say so; a partition's epoch grows with each owner.
 */
const statements = [
  `create table if not exists log_topic (name text primary key, partitions integer not null)`,
  `create table if not exists log_partition (
    topic text not null references log_topic,
    partition integer not null,
    head bigint not null default 0,
    primary key (topic, partition)
  )`,
  `create table if not exists log_message (
    topic text not null,
    partition integer not null,
    "offset" bigint not null,
    event_id text not null,
    key text not null,
    headers jsonb not null,
    value bytea not null,
    appended_at timestamptz not null default clock_timestamp(),
    primary key (topic, partition, "offset"),
    unique (topic, partition, event_id)
  )`,
  `create index if not exists log_message_of_key on log_message (topic, partition, key, "offset")`,
  // Up to where each partition is compacted. Apart from the heads: those are locked by whoever appends.
  `create table if not exists log_compaction (
    topic text not null,
    partition integer not null,
    reached bigint not null default 0,
    primary key (topic, partition),
    foreign key (topic, partition) references log_partition
  )`,
  `create table if not exists log_group (name text primary key)`,
  `create table if not exists log_member (
    group_name text not null references log_group,
    member uuid not null,
    alive_until timestamptz not null,
    primary key (group_name, member)
  )`,
  `create table if not exists log_claim (
    group_name text not null references log_group,
    topic text not null,
    partition integer not null,
    committed bigint,
    owner uuid,
    epoch bigint not null default 0,
    primary key (group_name, topic, partition),
    foreign key (topic, partition) references log_partition
  )`,
  // Appends in one round trip. Each statement of the function sees what was committed before it began, so what is
  // looked up after the heads are locked is the truth. Headers and values come as base64.
  `create or replace function log_append(batch jsonb) returns integer language plpgsql as $$
  declare
    appended integer;
    missing text;
  begin
    select string_agg(distinct b.topic, ', ') into missing from jsonb_to_recordset(batch) b(topic text, partition integer)
      where not exists (select from log_partition p where p.topic = b.topic and p.partition = b.partition);
    if missing is not null then
      raise exception 'no such topic: %', missing using errcode = 'UT001';
    end if;
    perform from log_partition p
      where (p.topic, p.partition) in (select b.topic, b.partition
        from jsonb_to_recordset(batch) b(topic text, partition integer))
      order by p.topic, p.partition for update;
    with incoming as (
      select distinct on (topic, partition, id) * from rows from (jsonb_to_recordset(batch) as
        (topic text, partition integer, id text, key text, headers jsonb, value text))
        with ordinality as b(topic, partition, id, key, headers, value, place)
      order by topic, partition, id, place
    ), fresh as (
      select i.*, row_number() over (partition by i.topic, i.partition order by i.place) - 1 as rank
      from incoming i
      where not exists (select from log_message m
        where m.topic = i.topic and m.partition = i.partition and m.event_id = i.id)
    ), inserted as (
      insert into log_message (topic, partition, "offset", event_id, key, headers, value)
      select f.topic, f.partition, p.head + f.rank, f.id, f.key, f.headers, decode(f.value, 'base64')
      from fresh f join log_partition p using (topic, partition)
    ), moved as (
      update log_partition p set head = p.head + c.count
      from (select topic, partition, count(*) from fresh group by topic, partition) c
      where p.topic = c.topic and p.partition = c.partition
      returning c.count
    )
    select coalesce(sum(count), 0) into appended from moved;
    if appended > 0 then
      perform pg_notify('log', left(string_agg(distinct b.topic, ' '), 7900))
        from jsonb_to_recordset(batch) b(topic text);
    end if;
    return appended;
  end $$`,
  // A member says that it is alive, and takes what is free up to its fair share. Members of a group take turns.
  `create or replace function log_heartbeat(of_group text, me uuid, wanted text[], alive_for integer)
  returns table (topic text, partition integer, epoch bigint, committed bigint, surplus boolean)
  language plpgsql as $$
  #variable_conflict use_column
  declare
    share integer;
    present timestamptz;
  begin
    perform from log_group where name = of_group for update;
    present := clock_timestamp();
    delete from log_member where group_name = of_group and alive_until < present and member <> me;
    insert into log_member values (of_group, me, present + alive_for * interval '1 ms')
      on conflict (group_name, member) do update set alive_until = excluded.alive_until;
    select ceil(count(*)::numeric / (select count(*) from log_member where group_name = of_group)) into share
      from log_claim c where c.group_name = of_group and c.topic = any(wanted);
    update log_claim c set owner = me, epoch = c.epoch + 1
      from (select f.topic, f.partition from log_claim f
        where f.group_name = of_group and f.topic = any(wanted)
          and (f.owner is null or not exists (select from log_member m
            where m.group_name = of_group and m.member = f.owner))
        order by f.partition, f.topic
        limit greatest(0, share - (select count(*) from log_claim o
          where o.group_name = of_group and o.topic = any(wanted) and o.owner = me))) free
      where c.group_name = of_group and c.topic = free.topic and c.partition = free.partition;
    return query select c.topic, c.partition, c.epoch, c.committed,
        row_number() over (order by c.partition, c.topic) > share
      from log_claim c where c.group_name = of_group and c.owner = me and c.topic = any(wanted);
  end $$`,
]

/** Makes what is missing. Safe when several processes start at once. */
export async function createSchema(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [SCHEMA_LOCK])
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
