import { Migration } from '@mikro-orm/migrations'

export class StaffJournal extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  'alter table school add column last_staff_entry integer not null default 0',
  `create table staff_entry (
    school_id text not null references school,
    number integer not null,
    fact text not null,
    person_id text not null,
    permissions text[] not null,
    "by" text,
    at timestamptz not null,
    primary key (school_id, number)
  )`,
  'create index staff_entry_by_person on staff_entry (person_id, school_id)',
  // A journal that somebody could put right afterwards would explain nothing.
  `create function refuse_change_of_staff_entry() returns trigger language plpgsql as $$
    begin raise exception 'A journal is only added to.'; end $$`,
  `create trigger staff_entry_is_append_only before update or delete on staff_entry
    for each row execute function refuse_change_of_staff_entry()`,
]
