import { Migration } from '@mikro-orm/migrations'

/** What somebody was to lead who has left its company waits for a decision, as `decide-by.ts` says. */
export class Undecided extends Migration {
  override up(): void {
    this.addSql(`alter table interview
      drop constraint interview_cancellation_cause_check,
      add constraint interview_cancellation_cause_check check (cancellation_cause in
        ('EVENT_CANCELLED', 'EVENT_CHANGED', 'BOOTH_CLOSED', 'REGISTRATION_CANCELLED', 'RECRUITER_LEFT'))`)
    this.addSql('create index employer_user_of_person on employer_user_projection (person_id, employer_id)')
    this.addSql(`insert into due (kind, key, at, data, try_at)
      select 'interview-undecided', i.id, by, jsonb_build_object('interviewId', i.id), by
      from interview i
        join employer_user_projection u on u.person_id = i.recruiter and u.employer_id = i.employer_id and not u.active,
        lateral (select greatest(i.starts_at - interval '24 hours',
          least(now() + interval '2 hours', i.starts_at - interval '1 hour')) as by) deadline
      where i.status = 'CONFIRMED' and i.ends_at > now()`)
  }
}
