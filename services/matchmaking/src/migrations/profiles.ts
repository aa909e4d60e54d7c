import { Migration } from '@mikro-orm/migrations'

/** What candidates say of themselves, and who may read it; and which interviews put a company in touch with whom. */
export class Profiles extends Migration {
  override up(): void {
    this.addSql('alter table candidate add column level text')
    this.addSql(`create table profile (
      candidate_id text primary key references candidate (id), presentation text, skills text[] not null, languages jsonb not null,
      places text[] not null, available_from date, rhythm jsonb, documents jsonb not null, audiences jsonb not null,
      changed_at timestamptz, changed_by text)`)
    this.addSql('alter table interview_projection add column status text, add column sent_by text')
  }
}
