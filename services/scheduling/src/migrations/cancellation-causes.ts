import { Migration } from '@mikro-orm/migrations'

/** What took an interview away that neither of the two has cancelled. */
export class CancellationCauses extends Migration {
  override up(): void {
    this.addSql(`alter table interview
      add cancellation_cause text
        check (cancellation_cause in ('EVENT_CANCELLED', 'EVENT_CHANGED', 'BOOTH_CLOSED', 'REGISTRATION_CANCELLED')),
      add constraint interview_cancelled_by_cause check (cancellation_cause is null or status = 'CANCELLED')`)
  }
}
