import type { EntityManager } from '@mikro-orm/postgresql'
import { refuse } from '@passerelle/contracts'
import { type HostId, isId, type PersonId, type Refusal } from '@passerelle/kernel'
import type { Colleague, Interview } from './interview.ts'
import { openInSql } from './open-interviews.ts'

/**
 * The colleague who is to take an interview over, with their place at its event. Hours and blocked slots say what talents
 * may take, not what a company may give its people; whether they are free is for `occupancy` to say.
 * @returns INTERVIEWER_UNKNOWN when nobody of the company has that id; at an event NOT_APPROVED when the company is not
 * received there any more, HOST_CLOSED without an open calendar there for this kind of interview; ALREADY_IN_CONTACT where they have
 * something open with the talent, FORBIDDEN where they are the talent
 */
export async function colleagueOf(
  em: EntityManager,
  { id, employerId, eventId, offerId, kind, talent }: Interview,
  employerUserId: string,
): Promise<Colleague | Refusal> {
  const field = { field: 'employerUserId' }
  const [row]: Row[] = isId('eus', employerUserId)
    ? await em.execute(sql, [talent, id, offerId, eventId, kind, employerUserId, employerId])
    : []
  if (!row) return refuse('INTERVIEWER_UNKNOWN.COLLEAGUE', undefined, field)
  if (row.person_id === talent) return refuse('FORBIDDEN.WITH_ONESELF', undefined, field)
  const colleague = { personId: row.person_id, name: row.name, hostId: row.host_id }
  if (!eventId) return row.in_contact ? inContactWith(row.name) : colleague
  if (!row.host_id) return refuse('HOST_CLOSED.COLLEAGUE', { name: row.name }, field)
  if (!row.received) return refuse('NOT_APPROVED.AT_EVENT')
  return row.in_contact ? inContactWith(row.name) : colleague
}

/** The colleague and the talent have an open request or interview of their own. */
export function inContactWith(name: string): Refusal {
  return refuse('ALREADY_IN_CONTACT.COLLEAGUE', { name }, { field: 'employerUserId' })
}

interface Row {
  person_id: PersonId
  name: string
  host_id: HostId | null
  received: boolean | null
  in_contact: boolean
}

const sql = `
  select u.person_id, coalesce(l.display_name, p.name, '') as name, h.id as host_id, l.received,
    exists (select from interview i where i.talent = ? and i.id <> ? and i.${openInSql}
      and (i.host_id = h.id or ?::text is not null and i.offer_id is not null and i.employer_id = u.employer_id
        and i.recruiter = u.person_id and not i.asks_company)) as in_contact
  from employer_user_projection u
    left join person_projection p on p.id = u.person_id
    left join host h on h.event_id = ? and h.employer_user_id = u.id and h.open and h.interview_kind = ?
    left join host_listing l on l.host_id = h.id
  where u.id = ? and u.employer_id = ? and u.active`
