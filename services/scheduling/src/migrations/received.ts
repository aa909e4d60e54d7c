import { Migration } from '@mikro-orm/migrations'

/** A company whose approval was taken back is received at no event of the school, though its booth stands. */
export class Received extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create view received as
    select b.event_id, b.employer_id from booth_projection b
      left join event_projection e on e.id = b.event_id
      left join approval_projection a on a.school_id = e.school_id and a.employer_id = b.employer_id
    where b.open and (a.id is null or a.state = 'APPROVED' and 'POST_EVENTS' = any(a.roles))`,
  'alter table host_listing rename column booth_open to received',
  `update host_listing l set received = false
    where received and not exists (select from received r where r.event_id = l.event_id and r.employer_id = l.employer_id)`,
  // What a school has to decide about when it declines a company (SI-09).
  `create index interview_standing on interview (employer_id, starts_at, id) where status = 'CONFIRMED'`,
]
