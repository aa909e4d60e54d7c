import type { EntityManager } from '@mikro-orm/postgresql'
import { isId, type PageArgs } from '@passerelle/kernel'
import { and, pageOfList, type Sql, sql } from '@passerelle/persistence'
import { confirmedByStart } from '../interview/confirmed-by-start.ts'
import type { InterviewPage } from '../interview/interview-page.ts'

export interface StandingAtEventArgs extends PageArgs {
  filter?: StandingAtEventFilter | null | undefined
}

interface StandingAtEventFilter {
  /** A day on the clocks of the event's zone. */
  date?: string | null | undefined
  durationMinutes?: number | null | undefined
  employerId?: string | null | undefined
}

/**
 * The confirmed interviews still to come at an event: what a change of it may take away, and no request or past one. Earliest first.
 * @throws BadCursor, PageTooLarge
 */
export function standingAtEvent(
  em: EntityManager,
  eventId: string,
  { filter, ...paging }: StandingAtEventArgs,
  now: Date,
): Promise<InterviewPage> {
  const standing = sql(`row.event_id = ? and row.status = 'CONFIRMED' and row.ends_at > ?`, eventId, now)
  return pageOfList(em, confirmedByStart, and(standing, ...filtered(filter)), paging)
}

function filtered(filter: StandingAtEventFilter | null | undefined): Sql[] {
  const { date, durationMinutes, employerId } = filter ?? {}
  return [
    ...(date ? [sql('(row.starts_at at time zone row.time_zone)::date = ?::date', date)] : []),
    ...(durationMinutes == null ? [] : [sql(`row.ends_at - row.starts_at = ? * interval '1 minute'`, durationMinutes)]),
    ...(employerId ? [isId('emp', employerId) ? sql('row.employer_id = ?', employerId) : sql('false')] : []),
  ]
}
