import { Migration } from '@mikro-orm/migrations'

/**
 * Since when a contact is to decide, and when they were reminded of it. Whoever waits already is reminded in time; whoever has
 * waited for longer than five days is not, or all of them would have a mail at once.
 */
export class ContactsAreReminded extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  'create table reminder (school_id text primary key, after_days integer not null)',
  'alter table match add column awaited_since timestamptz, add column reminded_at timestamptz',
  `update match set awaited_since = (
      select max(step.at) from match_step step
      where step.match_id = match.id
        and (step.action in ('APPOINTMENT_CLASHED', 'INTERVIEW_CANCELLED') or (step.action = 'OFFER_ANSWERED' and step.value = 'ACCEPTED'))
        and not exists (select from match_step back where back.match_id = match.id and back.withdraws = step.number))
    where state = 'CANDIDATE_ACCEPTED'`,
  `insert into due (kind, key, at, data, try_at)
    select 'contact-is-reminded', id, awaited_since + interval '5 days', jsonb_build_object('matchId', id),
      awaited_since + interval '5 days'
    from match where awaited_since > now() - interval '5 days'`,
]
