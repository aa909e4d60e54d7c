import { Migration } from '@mikro-orm/migrations'

/** Whose time is taken may be a candidate of whom no person is known yet, and shows to be taken twice once one is. */
export class TalentsByFile extends Migration {
  override up(): void {
    this.addSql('alter table occupancy rename column person_id to occupant_id')
    this.addSql(`alter table interview
      drop constraint interview_cancellation_cause_check,
      add constraint interview_cancellation_cause_check check (cancellation_cause in
        ('EVENT_CANCELLED', 'EVENT_CHANGED', 'BOOTH_CLOSED', 'REGISTRATION_CANCELLED', 'RECRUITER_LEFT', 'DOUBLE_BOOKED'))`)
  }
}
