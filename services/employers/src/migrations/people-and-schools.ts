import { Migration } from '@mikro-orm/migrations'

export class PeopleAndSchools extends Migration {
  override up(): void {
    this.addSql(`create table person (
      id text primary key,
      email text not null unique,
      email_verified boolean not null,
      name text not null,
      locale text not null check (locale in ('fr', 'en')),
      time_zone text not null,
      created_at timestamptz not null,
      version integer not null default 1,
      access_version integer not null default 0
    )`)
    this.addSql(`create table identity (
      issuer text not null,
      subject text not null,
      person_id text not null references person,
      linked_at timestamptz not null,
      primary key (issuer, subject)
    )`)
    this.addSql(`create table school (
      id text primary key,
      name text collate "C" not null,
      city text not null,
      time_zone text not null,
      default_roles text[] not null,
      staff jsonb not null,
      version integer not null default 1
    )`)
    this.addSql('create index school_by_name on school (name, id)')
    this.addSql('create index school_by_staff on school using gin (staff jsonb_path_ops)')
    this.addSql(`create table candidate_projection (
      candidate_id text primary key,
      school_id text not null,
      person_id text
    )`)
    this.addSql('create index candidate_by_person on candidate_projection (person_id, school_id)')
  }
}
