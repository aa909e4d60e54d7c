import { Migration } from '@mikro-orm/migrations'

/** An approval is enough to be received at the events of a school: what it lets the company publish there is another matter. */
export class ReceivedByApproval extends Migration {
  override up(): void {
    for (const statement of statements) this.addSql(statement)
  }
}

const statements = [
  `create or replace view received as
    select b.event_id, b.employer_id from booth_projection b
      left join event_projection e on e.id = b.event_id
      left join approval_projection a on a.school_id = e.school_id and a.employer_id = b.employer_id
    where b.open and (a.id is null or a.state = 'APPROVED')`,
  `update host_listing l set received = true
    where not received and exists (select from received r where r.event_id = l.event_id and r.employer_id = l.employer_id)`,
]
