import { Migration } from '@mikro-orm/migrations'

export class Jobs extends Migration {
  override up(): void {
    this.addSql(`create table job (
      id text primary key,
      employer_id text not null references employer,
      title text not null,
      description text not null,
      kind text not null,
      city text,
      open_until date,
      duplicated_from text references job,
      same_text_as text references job,
      text_fingerprint text not null,
      posted_by text not null references person,
      created_at timestamptz not null,
      version integer not null
    )`)
    this.addSql('create index job_by_employer on job (employer_id, created_at, id)')
    this.addSql('create index job_by_text on job (employer_id, text_fingerprint)')
    this.addSql(`create table job_review (
      id text primary key,
      job_id text not null references job,
      school_id text not null references school,
      state text not null
        check (state in ('PENDING', 'IN_PROGRESS', 'APPROVED', 'DECLINED', 'EXPIRED', 'CLOSED')),
      reasons text[] not null,
      comment text,
      decided_by text references person,
      decided_at timestamptz,
      show_reviewer boolean not null,
      approved_by text check (approved_by in ('AUTOMATIC', 'PERSON')),
      rule text,
      resubmission text not null check (resubmission in ('NOT_ALLOWED', 'ALLOWED', 'USED')),
      submitted_at timestamptz not null,
      expires_at timestamptz,
      history jsonb not null,
      unique (job_id, school_id)
    )`)
    const open = `state in ('PENDING', 'IN_PROGRESS', 'APPROVED')`
    this.addSql(`create index job_queue on job_review (school_id, submitted_at, id) where ${open}`)
    this.addSql('create index job_queue_by_state on job_review (school_id, state, submitted_at, id)')
    this.addSql(`create index job_review_expiring on job_review (expires_at) where expires_at is not null and ${open}`)
    this.addSql('create index job_review_shown on job_review (decided_by) where show_reviewer')
  }
}
