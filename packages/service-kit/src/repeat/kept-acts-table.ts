import { Migration } from '@mikro-orm/migrations'

/** What was answered to mutations that their client may repeat. Every service lists it among its migrations. */
export class KeptActs extends Migration {
  override up(): void {
    // Digests and what is encrypted: see act.ts and seal.ts. `kept_at` is by the service's clock.
    this.addSql(`create table kept_act (
      id text primary key,
      question text not null,
      answer text,
      kept_at timestamptz not null
    )`)
    this.addSql('create index kept_act_to_forget on kept_act (kept_at)')
  }
}
