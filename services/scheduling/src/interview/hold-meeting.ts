import type { EntityManager } from '@mikro-orm/postgresql'
import type { Refusal } from '@passerelle/kernel'
import { noCreditsLeft } from '../credit/credits.ts'
import type { EventFormat } from '../slot/host-slots.ts'
import type { Interview } from './interview.ts'
import { eventCancelled, notReceived, notRegistered } from './starting.ts'

/**
 * Holds what an interview that begins at an event needs there, until the commit, and takes one of its sender's credits.
 *
 * Event, booth, approval and registration are locked shared: whoever takes one of them away cancels, or counts, the interviews that
 * it finds. So it finds this one, or we see that it was quicker; otherwise an interview could begin at a fair that does not take place.
 *
 * The credit is one statement on one row, so two at once cannot both take the last one. It is counted without a limit too:
 * the organiser may set one later.
 * @param credits how many one may have in use; null: as many as one likes
 * @returns the event and the host's stand as they are now; EVENT_CLOSED, NOT_APPROVED or HOST_CLOSED, NOT_REGISTERED, NO_CREDITS_LEFT
 */
export async function holdMeeting(
  em: EntityManager,
  interview: Interview,
  credits: number | null,
): Promise<HeldEvent | Refusal> {
  const { eventId, hostId, employerId, talent, sentBy } = interview
  const values = [
    eventId,
    eventId,
    employerId,
    employerId,
    eventId,
    talent,
    eventId,
    interview.sender(),
    credits,
    credits,
    hostId,
  ]
  const [row]: Row[] = await em.execute(hold, values)
  if (row?.state !== 'PUBLISHED') return eventCancelled()
  if (!row.received) return notReceived(sentBy)
  if (!row.registered) return notRegistered(sentBy === 'RECRUITER' ? 'OFFER' : 'REQUEST')
  if (!row.taken) return noCreditsLeft(credits!)
  return { timeZone: row.time_zone, days: row.days, durations: row.durations, stand: row.stand }
}

/** The event as it is and stays until the commit. */
export interface HeldEvent extends EventFormat {
  /** Where the host stands there. */
  stand: string | null
}

interface Row {
  stand: string | null
  state: string
  time_zone: string
  days: EventFormat['days']
  durations: EventFormat['durations']
  received: boolean
  registered: boolean
  taken: boolean
}

const hold = `
  with event as (select school_id, state, time_zone, days, durations from event_projection where id = ? for share),
  booth as (select from booth_projection where event_id = ? and employer_id = ? and open for share),
  approval as (select state from approval_projection
    where school_id = (select school_id from event) and employer_id = ? for share),
  received as (select from booth where not exists (select from approval where state <> 'APPROVED')),
  registration as (select from registration_projection where event_id = ? and person_id = ? and active for share),
  credit as (
    insert into event_credit as c (event_id, person_id, used) select ?, ?, 1 from event
    where state = 'PUBLISHED' and exists (select from received) and exists (select from registration)
      and coalesce(?::integer, 1) > 0
    on conflict (event_id, person_id) do update set used = c.used + 1 where c.used < coalesce(?::integer, 2147483647)
    returning used)
  select event.*, exists (select from received) as received, exists (select from registration) as registered,
    exists (select from credit) as taken, (select stand from host where id = ?) as stand from event`
