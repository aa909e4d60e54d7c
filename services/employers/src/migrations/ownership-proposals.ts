import { Migration } from '@mikro-orm/migrations'

export class OwnershipProposals extends Migration {
  override up(): void {
    this.addSql(`create table ownership_proposal (
      id text primary key references employer,
      from_user_id text not null references employer_user,
      to_user_id text not null references employer_user,
      state text not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
      proposed_at timestamptz not null,
      ended_at timestamptz,
      version integer not null default 1,
      check (from_user_id <> to_user_id)
    )`)
  }
}
