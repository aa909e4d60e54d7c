import { Migration } from '@mikro-orm/migrations'

/** What was scheduled before it was kept as due. */
export class InvitationsAreDue extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `insert into due (kind, key, at, data, try_at)
    select 'invitation-leaves', interview_id, send_at, jsonb_build_object('interviewId', interview_id), send_at
    from invitation_draft where state = 'SCHEDULED'`,
  `drop index invitation_draft_due`,
]
