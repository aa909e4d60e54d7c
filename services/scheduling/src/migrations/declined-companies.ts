import { Migration } from '@mikro-orm/migrations'

/** A school that has declined a company may cancel what stands of it. */
export class DeclinedCompanies extends Migration {
  override up(): void {
    this.addSql(`alter table interview
      drop constraint interview_cancellation_cause_check,
      add constraint interview_cancellation_cause_check check (cancellation_cause in
        ('EVENT_CANCELLED', 'EVENT_CHANGED', 'BOOTH_CLOSED', 'REGISTRATION_CANCELLED', 'RECRUITER_LEFT', 'DOUBLE_BOOKED',
          'EMPLOYER_DECLINED'))`)
  }
}
