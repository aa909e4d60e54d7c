import { newId } from '@passerelle/kernel'
import type pg from 'pg'
import { type Host, slotMinutes, slotStart } from './fair.ts'

/** What the service asks of the database for one booking, by a bare client: the same rows and locks, prepared statements. */
export async function bookBare(
  db: pg.Pool,
  eventId: string,
  host: Host,
  talent: { personId: string; candidateId: string },
  slot: number,
): Promise<boolean> {
  const startsAt = slotStart(slot)
  const endsAt = new Date(Date.parse(startsAt) + slotMinutes * 60_000).toISOString()
  const client = await db.connect()
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  try {
    await run('meeting', meeting, [talent.personId, host.id])
    await client.query('begin')
    await run('credit', credit, [eventId, talent.personId, host.employerId])
    const id = newId('itv')
    const [first, second] = [host.personId, talent.personId].sort()
    const taken = await run('occupancy', occupancy, [first, startsAt, endsAt, id, second])
    if (taken.rowCount !== 2) {
      await client.query('rollback')
      return false
    }
    const history = JSON.stringify([
      { status: 'CONFIRMED', at: startsAt, by: talent.personId, startsAt, endsAt, reason: null },
    ])
    await run('interview', interview, [
      id,
      eventId,
      host.id,
      talent.candidateId,
      talent.personId,
      host.personId,
      startsAt,
      endsAt,
      history,
    ])
    await run('outbox', outbox, [id, Buffer.from(history)])
    await run('due', due, [id, endsAt, JSON.stringify({ interviewId: id })])
    await client.query('commit')
    return true
  } finally {
    client.release()
  }
}

const meeting = `select h.*, l.display_name, l.company_name, e.*, r.candidate_id,
    exists (select 1 from interview i where i.host_id = h.id and i.talent = r.person_id
      and i.status in ('REQUESTED', 'IN_SCHEDULING', 'CONFIRMED')) as in_contact,
    array(select unnest(array[extract(epoch from lower(o.during)), extract(epoch from upper(o.during))])::float8
      from occupancy o where o.occupant_id = h.person_id and o.during && tstzrange(now(), null)) as busy
  from host h join host_listing l on l.host_id = h.id join event_projection e on e.id = h.event_id
  left join registration_projection r on r.event_id = h.event_id and r.person_id = $1 and r.active
  where h.id = $2`
const credit = `with event as (select school_id, state from event_projection where id = $1 for share),
  booth as (select from booth_projection where event_id = $1 and employer_id = $3 and open for share),
  approval as (select state from approval_projection
    where school_id = (select school_id from event) and employer_id = $3 for share),
  registration as (select from registration_projection where event_id = $1 and person_id = $2 and active for share),
  credit as (insert into event_credit as c (event_id, person_id, used) select $1, $2, 1 from event where state = 'PUBLISHED'
    on conflict (event_id, person_id) do update set used = c.used + 1 where c.used < 10 returning used)
  select exists (select from booth) as booth, exists (select from approval) as approval,
    exists (select from registration) as registered, exists (select from credit) as taken`
const occupancy = `insert into occupancy (occupant_id, during, interview_id)
  values ($1, tstzrange($2, $3), $4), ($5, tstzrange($2, $3), $4) on conflict do nothing returning occupant_id`
const interview = `insert into interview (id, event_id, event_name, host_id, employer_id, company_name, candidate_id, talent,
    talent_name, recruiter, recruiter_name, kind, origin, sent_by, status, starts_at, ends_at, time_zone, sequence,
    requested_at, changed_at, changed_by, history, place, no_shows)
  values ($1, $2, 'Forum', $3, 'emp_x', 'Company', $4, $5, 'Talent', $6, 'Host', 'JOB', 'BOOKING', 'TALENT', 'CONFIRMED',
    $7, $8, 'UTC', 0, now(), now(), $5, $9, '{"kind": "ROOM"}', '[]')`
const due = `insert into due (kind, key, at, data, try_at) values ('interview-ends', $1, $2, $3, $2)`
// Marked as sent, so that the service's relay has nothing to do with it.
const outbox = `insert into outbox (event_id, topic, partition_key, vp, aggregate_type, aggregate_id, aggregate_version,
    ordinal, type, headers, data, occurred_at, published_at)
  values (gen_random_uuid(), 'bench', $1, 0, 'interview', $1, 1, 0, 'bench', '{}', $2, now(), now())`
