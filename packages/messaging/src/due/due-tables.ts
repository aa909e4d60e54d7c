import { Migration } from '@mikro-orm/migrations'

/** What is due at a time. A service in which something is lists it among its migrations. */
export class DueTables extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  // `at` is when it is due, `try_at` when it is tried next: later, once it has failed. Both by the service's clock; a claim
  // lasts by the database's, because it is about processes that died.
  `create table due (
    kind text not null,
    key text not null,
    at timestamptz not null,
    data jsonb not null,
    attempts integer not null default 0,
    try_at timestamptz not null,
    claim uuid,
    claimed_until timestamptz,
    last_error text,
    parked_at timestamptz,
    primary key (kind, key)
  )`,
  `create index due_next on due (try_at) where parked_at is null`,
]
