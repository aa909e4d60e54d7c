import { Migration } from '@mikro-orm/migrations'

export class ApiKeys extends Migration {
  override up(): void {
    this.addSql(`create table api_key (
      id text primary key,
      school_id text not null references school,
      name text not null,
      scopes text[] not null,
      secret_hash text not null unique,
      hint text not null,
      created_by text not null references person,
      created_at timestamptz not null,
      expires_at timestamptz,
      revoked_by text references person,
      revoked_at timestamptz,
      version integer not null default 1
    )`)
    this.addSql('create index api_key_by_school on api_key (school_id, id)')
    this.addSql(`create table api_key_use (
      api_key_id text primary key references api_key,
      used_at timestamptz not null
    )`)
  }
}
